/** Width and height in pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** How large an image says it is, by its header alone; null where that says nothing. Decoding takes four bytes for each pixel. */
export function imageSize(bytes: Buffer, type: 'png' | 'jpeg'): ImageSize | null {
  return type === 'png' ? pngSize(bytes) : jpegSize(bytes);
}

/** PNG (third edition) 5.6 and 11.2.1: IHDR is the first chunk, behind a signature of 8 bytes. */
function pngSize(bytes: Buffer): ImageSize | null {
  if (bytes.length < 24 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Segments in front of the frame: profiles and thumbnails, of at most 64 KB each. */
const mostSegments = 1000;

/** ITU-T T.81 B.1.1 and B.2.2: marker segments up to a start of frame, SOF0 to SOF15 but for DHT, JPG and DAC. */
function jpegSize(bytes: Buffer): ImageSize | null {
  for (let at = 2, seen = 0; seen < mostSegments && at + 9 <= bytes.length; seen++) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    // Bytes of 0xFF may fill the room before a marker.
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
