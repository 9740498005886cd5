import { describe, expect, it } from "vitest";
import { checksum, samplesOf, webmToOgg } from "./ogg";

const UNKNOWN = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
const size = (length: number) => [0x40 | (length >> 8), length & 0xff];
const element = (id: number[], content: number[]) => [...id, ...size(content.length), ...content];

const head = [...new TextEncoder().encode("OpusHead"), 1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0];
/** 20 ms a packet. */
const packet = (index: number, length: number) => [0x78, index & 0xff, ...Array(length).fill(7)];
const block = (content: number[]) => element([0xa3], [0x81, 0, 0, 0x80, ...content]);

const webm = (packets: number[][]) =>
  Uint8Array.from([
    ...element([0x1a, 0x45, 0xdf, 0xa3], [1, 2, 3]),
    ...[0x18, 0x53, 0x80, 0x67, ...UNKNOWN],
    ...element([0x16, 0x54, 0xae, 0x6b], element([0xae], element([0x63, 0xa2], head))),
    ...[0x1f, 0x43, 0xb6, 0x75, ...UNKNOWN],
    ...packets.flatMap(block),
  ]);

function pagesOf(file: Uint8Array) {
  const pages: { flags: number; samples: number; sum: number; packets: number[][] }[] = [];
  let at = 0;
  while (at < file.length) {
    const view = new DataView(file.buffer, at);
    const lacing = [...file.subarray(at + 27, at + 27 + file[at + 26]!)];
    const packets: number[][] = [[]];
    let data = at + 27 + lacing.length;
    for (const part of lacing) {
      packets.at(-1)!.push(...file.subarray(data, data + part));
      data += part;
      if (part < 255) {
        packets.push([]);
      }
    }
    const blank = file.slice(at, data);
    const sum = view.getUint32(22, true);
    blank.fill(0, 22, 26);
    expect(new TextDecoder().decode(blank.subarray(0, 4))).toBe("OggS");
    expect(checksum(blank)).toBe(sum);
    pages.push({
      flags: file[at + 5]!,
      samples: Number(view.getBigUint64(6, true)),
      sum,
      packets: packets.slice(0, -1),
    });
    at = data;
  }
  return pages;
}

describe("a recording of WebM", () => {
  it("becomes Ogg with all its packets, whatever their length", () => {
    const packets = Array.from({ length: 130 }, (_, index) => packet(index, (index * 37) % 600));
    packets.push(packet(1, 253), packet(2, 508)); // just one and two full segments
    const pages = pagesOf(webmToOgg(webm(packets))!);
    expect(pages[0]?.packets).toEqual([head]);
    expect(pages[0]?.flags).toBe(2);
    expect(pages.at(-1)?.flags).toBe(4);
    expect(pages.slice(2).flatMap((one) => one.packets)).toEqual(packets);
    expect(pages.at(-1)?.samples).toBe(132 * 960);
  });

  it("that is none becomes nothing", () => {
    expect(webmToOgg(Uint8Array.from([1, 2, 3]))).toBeNull();
    expect(webmToOgg(new Uint8Array())).toBeNull();
  });

  it("knows how long a packet sounds", () => {
    expect(samplesOf(Uint8Array.of(0x78))).toBe(960);
    expect(samplesOf(Uint8Array.of(0x79))).toBe(1920);
    expect(samplesOf(Uint8Array.of(0x7b, 3))).toBe(2880);
  });
});
