/**
 * Puts a recording from WebM into Ogg: Chromium records Opus only into the one, and WhatsApp plays voice messages only from the
 * other. The sound itself stays as it is.
 */
export function webmToOgg(webm: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const { head, packets } = readWebm(webm);
  return head === null || packets.length === 0 ? null : writeOgg(head, packets);
}

const CODEC_PRIVATE = 0x63a2;
const SIMPLE_BLOCK = 0xa3;
const BLOCK = 0xa1;
/** Elements whose content is elements: segment, cluster, tracks, track, group of blocks. */
const NESTED = new Set([0x18538067, 0x1f43b675, 0x1654ae6b, 0xae, 0xa0]);
const BLOCK_HEADER = 4;

function readWebm(bytes: Uint8Array): { head: Uint8Array | null; packets: Uint8Array[] } {
  const packets: Uint8Array[] = [];
  let head: Uint8Array | null = null;
  let at = 0;
  while (at < bytes.length) {
    const idLength = lengthOf(bytes[at]!);
    const sizeLength = lengthOf(bytes[at + idLength] ?? 0);
    const content = at + idLength + sizeLength;
    if (content > bytes.length) {
      break;
    }
    const id = number(bytes, at, idLength, false);
    if (NESTED.has(id)) {
      at = content; // its elements follow; a live recording does not even know its size
      continue;
    }
    const end = Math.min(bytes.length, content + number(bytes, at + idLength, sizeLength, true));
    if (id === CODEC_PRIVATE) {
      head = bytes.subarray(content, end);
    } else if (id === SIMPLE_BLOCK || id === BLOCK) {
      packets.push(bytes.subarray(content + BLOCK_HEADER, end));
    }
    at = end;
  }
  return { head, packets };
}

/** How many bytes a number of EBML has, by its first one. */
const lengthOf = (first: number) => Math.max(1, Math.clz32(first) - 23);

function number(bytes: Uint8Array, at: number, length: number, masked: boolean): number {
  let value = bytes[at]!;
  if (masked) {
    value &= 0xff >> length;
  }
  for (let index = 1; index < length; index++) {
    value = value * 256 + bytes[at + index]!;
  }
  return value;
}

const MOST_PACKETS = 50;
const MOST_SEGMENTS = 255;
const FIRST = 2;
const LAST = 4;

function writeOgg(head: Uint8Array, packets: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const vendor = new TextEncoder().encode("message-center");
  const tags = new Uint8Array(8 + 4 + vendor.length + 4);
  tags.set(new TextEncoder().encode("OpusTags"));
  new DataView(tags.buffer).setUint32(8, vendor.length, true);
  tags.set(vendor, 12);

  const pages: Uint8Array[] = [page([head], FIRST, 0, 0), page([tags], 0, 0, 1)];
  let waiting: Uint8Array[] = [];
  let segments = 0;
  let samples = 0;
  packets.forEach((packet, index) => {
    const needed = Math.floor(packet.length / 255) + 1;
    if (waiting.length >= MOST_PACKETS || segments + needed > MOST_SEGMENTS) {
      pages.push(page(waiting, 0, samples, pages.length));
      waiting = [];
      segments = 0;
    }
    waiting.push(packet);
    segments += needed;
    samples += samplesOf(packet);
    if (index === packets.length - 1) {
      pages.push(page(waiting, LAST, samples, pages.length));
    }
  });

  const file = new Uint8Array(pages.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const one of pages) {
    file.set(one, at);
    at += one.length;
  }
  return file;
}

function page(packets: Uint8Array[], flags: number, samples: number, sequence: number): Uint8Array {
  const lacing = packets.flatMap(({ length }) => [
    ...Array<number>(Math.floor(length / 255)).fill(255),
    length % 255,
  ]);
  const header = 27 + lacing.length;
  const bytes = new Uint8Array(header + packets.reduce((sum, { length }) => sum + length, 0));
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode("OggS"));
  bytes[5] = flags;
  view.setBigUint64(6, BigInt(samples), true);
  view.setUint32(14, 1, true); // any number names the stream: there is one
  view.setUint32(18, sequence, true);
  bytes[26] = lacing.length;
  bytes.set(lacing, 27);
  let at = header;
  for (const packet of packets) {
    bytes.set(packet, at);
    at += packet.length;
  }
  view.setUint32(22, checksum(bytes), true);
  return bytes;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit++) {
    value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  }
  return value >>> 0;
});

export function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) {
    sum = ((sum << 8) ^ TABLE[((sum >>> 24) ^ byte) & 0xff]!) >>> 0;
  }
  return sum;
}

/** How long a packet of Opus sounds, in samples of 48 kHz (RFC 6716, 3.1). */
export function samplesOf(packet: Uint8Array): number {
  const first = packet[0] ?? 0;
  const config = first >> 3;
  const milliseconds =
    config < 12
      ? [10, 20, 40, 60][config & 3]!
      : config < 16
        ? [10, 20][config & 1]!
        : [2.5, 5, 10, 20][config & 3]!;
  const frames = [1, 2, 2, (packet[1] ?? 0) & 63][first & 3]!;
  return milliseconds * 48 * frames;
}
