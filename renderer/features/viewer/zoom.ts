/** How large a page or an image is shown: fitted to the view, or at a scale (1 is life-size). */
export type Zoom = 'fit-width' | 'fit-page' | number;

/** A quarter turn or none, clockwise. */
export type Rotation = 0 | 90 | 180 | 270;

/** Width and height in one unit. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const steps = [0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 8] as const;
const least = steps[0];
const most = steps.at(-1) ?? 8;

/** The next larger step above a scale. */
export function zoomIn(scale: number): number {
  return steps.find((step) => step > scale * 1.01) ?? most;
}

/** The next smaller step below a scale. */
export function zoomOut(scale: number): number {
  return steps.findLast((step) => step < scale * 0.99) ?? least;
}

/** A quarter turn further. */
export function rotateClockwise(rotation: Rotation): Rotation {
  return ((rotation + 90) % 360) as Rotation;
}

/** A size as it lies after a rotation. */
export function rotated(size: Size, rotation: number): Size {
  return rotation % 180 === 0 ? size : { width: size.height, height: size.width };
}

/** The scale at which content of a size is shown within a view, both in CSS pixels; never larger than life when it is fitted to the page. */
export function scaleFor(zoom: Zoom, content: Size, view: Size): number {
  if (typeof zoom === 'number') return Math.min(most, Math.max(least, zoom));
  if (content.width <= 0 || content.height <= 0 || view.width <= 0) return 1;
  const byWidth = view.width / content.width;
  const scale = zoom === 'fit-width' ? byWidth : Math.min(byWidth, view.height / content.height);
  return Math.min(most, Math.max(least, scale));
}

/** How many canvas pixels a CSS pixel gets, so that a canvas stays within what a browser can hold. */
export function pixelRatioFor(size: Size, devicePixelRatio: number, maxPixels = 16_777_216): number {
  const pixels = size.width * size.height;
  return pixels <= 0 ? devicePixelRatio : Math.min(devicePixelRatio, Math.sqrt(maxPixels / pixels));
}
