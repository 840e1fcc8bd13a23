import type { KeyboardEvent } from 'react';
import { type Rotation, rotateClockwise, type Zoom, zoomIn, zoomOut } from './zoom.ts';

/** What the keys of a viewer change. */
export interface ViewKeys {
  readonly scale: number;
  readonly rotation: Rotation;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onRotate: (rotation: Rotation) => void;
  /** By how many pages to move; absent where there is one page only. */
  readonly onTurn?: (pages: number) => void;
  /** To the first or the last page, at once: the browser's own Home and End sweep over all that lies between. */
  readonly onEnd?: (end: 'first' | 'last') => void;
}

/** Plus, minus, 0 and R, and for pages the arrows, Home and End; true where the key meant something. */
export function handleViewKey(event: KeyboardEvent, keys: ViewKeys): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return false;
  switch (event.key) {
    case '+':
    case '=':
      keys.onZoom(zoomIn(keys.scale));
      return true;
    case '-':
      keys.onZoom(zoomOut(keys.scale));
      return true;
    case '0':
      keys.onZoom('fit-width');
      return true;
    case 'r':
    case 'R':
      keys.onRotate(rotateClockwise(keys.rotation));
      return true;
    case 'ArrowRight':
    case 'ArrowLeft':
      // In the toolbar the arrows move between its controls, and on a page wider than the view along it.
      if (keys.onTurn === undefined || isInToolbar(event.target) || isWide(event.target)) return false;
      keys.onTurn(event.key === 'ArrowRight' ? 1 : -1);
      return true;
    case 'Home':
    case 'End':
      if (keys.onEnd === undefined || isInToolbar(event.target)) return false;
      keys.onEnd(event.key === 'Home' ? 'first' : 'last');
      return true;
    default:
      return false;
  }
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

function isInToolbar(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[role="toolbar"]') !== null;
}

/** Whether there is something to scroll to sideways; a pixel comes from rounding. */
function isWide(target: EventTarget): boolean {
  return target instanceof Element && target.scrollWidth > target.clientWidth + 1;
}
