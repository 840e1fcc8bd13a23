import type { Rectangle } from 'electron';
import { z } from 'zod';
import type { JsonFile } from './json-file.ts';

export const windowStateSchema = z.object({
  bounds: z.object({
    x: z.number().int(),
    y: z.number().int(),
    width: z.number().int().min(1),
    height: z.number().int().min(1),
  }),
  maximized: z.boolean(),
});
/** Where the window was, in device-independent pixels; `bounds` are those of the window when it is not maximised. */
export type WindowState = z.infer<typeof windowStateSchema>;

/** The smallest window in which every screen can be used. */
export const minimumSize = { width: 720, height: 480 };
const preferredSize = { width: 1360, height: 860 };
/** So much of a window must be on a screen that it can be taken hold of. */
const reachable = { width: 120, height: 40 };

/** Where to open: as it was, if that can still be seen, else in the middle of the primary screen. */
export function placeWindow(
  kept: WindowState | null,
  workAreas: readonly Rectangle[],
): { readonly bounds: Rectangle; readonly maximized: boolean } {
  const [primary] = workAreas;
  if (primary === undefined) return { bounds: { x: 0, y: 0, ...preferredSize }, maximized: false };
  if (kept !== null) {
    const area = workAreas.find((candidate) => isReachable(kept.bounds, candidate));
    if (area !== undefined) return { bounds: shrinkTo(kept.bounds, area), maximized: kept.maximized };
  }
  const size = shrinkTo({ x: primary.x, y: primary.y, ...preferredSize }, primary);
  const x = Math.round(primary.x + (primary.width - size.width) / 2);
  const y = Math.round(primary.y + (primary.height - size.height) / 2);
  return { bounds: { ...size, x, y }, maximized: kept?.maximized ?? false };
}

/** Keeps the window's place in a file, at rest moments only. */
export function keepWindowState(
  window: {
    readonly getNormalBounds: () => Rectangle;
    readonly isMaximized: () => boolean;
    readonly isMinimized: () => boolean;
  },
  file: JsonFile<WindowState>,
): void {
  if (!window.isMinimized())
    file.write({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
}

function isReachable(bounds: Rectangle, area: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const top = Math.min(bounds.y + reachable.height, area.y + area.height) - Math.max(bounds.y, area.y);
  return width >= reachable.width && top >= reachable.height;
}

function shrinkTo(bounds: Rectangle, area: Rectangle): Rectangle {
  return {
    ...bounds,
    width: Math.max(minimumSize.width, Math.min(bounds.width, area.width)),
    height: Math.max(minimumSize.height, Math.min(bounds.height, area.height)),
  };
}
