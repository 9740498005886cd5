const BARS = 44;
const LARGEST_FILE = 8 * 1024 * 1024;

/** How loud a sound is over its time, and how long it is. */
export type Shape = { bars: number[]; seconds: number };

const known = new Map<string, Promise<Shape | null>>();

/** How loud a voice message is over its time, from 0 to 1, read from the file itself; null where this browser cannot. */
export function waveform(url: string): Promise<Shape | null> {
  let shape = known.get(url);
  if (!shape) {
    shape = read(url).catch(() => null);
    known.set(url, shape);
  }
  return shape;
}

async function read(url: string): Promise<Shape | null> {
  const response = await fetch(url);
  if (!response.ok || Number(response.headers.get("Content-Length") ?? 0) > LARGEST_FILE) {
    return null;
  }
  // A low rate is enough for a picture, and decodes faster.
  const context = new OfflineAudioContext(1, 1, 8000);
  const audio = await context.decodeAudioData(await response.arrayBuffer());
  return { bars: peaks(audio.getChannelData(0), BARS), seconds: audio.duration };
}

/** The loudness of equal parts, relative to the loudest. */
export function peaks(samples: Float32Array, bars: number): number[] {
  const part = Math.max(1, Math.floor(samples.length / bars));
  const levels = Array.from({ length: bars }, (_, bar) => {
    let sum = 0;
    const end = Math.min(samples.length, (bar + 1) * part);
    for (let at = bar * part; at < end; at++) {
      sum += samples[at]! ** 2;
    }
    return Math.sqrt(sum / part);
  });
  const loudest = Math.max(...levels, 1e-4);
  return levels.map((level) => level / loudest);
}
