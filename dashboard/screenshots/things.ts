import type { Browser } from "@playwright/test";

const SHIRT = `
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600">
  <defs>
    <radialGradient id="wall" cx=".4" cy=".3" r="1"><stop stop-color="#efe7da"/><stop offset="1" stop-color="#cdbfa8"/></radialGradient>
    <pattern id="batik" width="64" height="64" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="64" height="64" fill="#1f3c68"/>
      <ellipse cx="32" cy="32" rx="30" ry="13" fill="none" stroke="#d9c08a" stroke-width="3"/>
      <ellipse cx="32" cy="32" rx="13" ry="30" fill="none" stroke="#8fb0d6" stroke-width="3"/>
      <circle cx="32" cy="32" r="6" fill="#d9c08a"/>
      <circle cx="0" cy="0" r="4" fill="#f3e9cf"/><circle cx="64" cy="0" r="4" fill="#f3e9cf"/>
      <circle cx="0" cy="64" r="4" fill="#f3e9cf"/><circle cx="64" cy="64" r="4" fill="#f3e9cf"/>
    </pattern>
    <linearGradient id="fold"><stop stop-color="#000" stop-opacity=".34"/><stop offset=".22" stop-opacity="0"/><stop offset=".5" stop-color="#fff" stop-opacity=".1"/><stop offset=".8" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".34"/></linearGradient>
    <filter id="soft"><feGaussianBlur stdDeviation="16"/></filter>
  </defs>
  <rect width="800" height="600" fill="url(#wall)"/>
  <path d="M250 120 L120 210 175 320 235 285 235 570 565 570 565 285 625 320 680 210 550 120 470 90 330 90Z" fill="#000" opacity=".3" filter="url(#soft)" transform="translate(14 20)"/>
  <path id="s" d="M250 120 L120 210 175 320 235 285 235 560 565 560 565 285 625 320 680 210 550 120 470 90 Q400 135 330 90Z" fill="url(#batik)"/>
  <path d="M250 120 L120 210 175 320 235 285 235 560 565 560 565 285 625 320 680 210 550 120 470 90 Q400 135 330 90Z" fill="url(#fold)"/>
  <path d="M330 90 L370 165 400 128 430 165 470 90 Q400 135 330 90Z" fill="#162c4f" stroke="#d9c08a" stroke-width="3"/>
  <path d="M400 128V560" stroke="#122443" stroke-width="4"/>
  <g fill="#f3e9cf"><circle cx="400" cy="200" r="6"/><circle cx="400" cy="280" r="6"/><circle cx="400" cy="360" r="6"/><circle cx="400" cy="440" r="6"/><circle cx="400" cy="520" r="6"/></g>
</svg>`;

const PARCEL = `
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600">
  <defs><linearGradient id="floor" y2="1" x2="0"><stop stop-color="#b9c4c2"/><stop offset=".6" stop-color="#8f9b98"/><stop offset="1" stop-color="#6f7a77"/></linearGradient></defs>
  <rect width="800" height="600" fill="url(#floor)"/>
  <ellipse cx="410" cy="520" rx="280" ry="40" fill="#000" opacity=".3"/>
  <path d="M180 230 L400 150 640 230 410 320Z" fill="#d4a66a"/><path d="M180 230 L410 320 410 530 195 430Z" fill="#b98848"/>
  <path d="M640 230 L410 320 410 530 625 430Z" fill="#a37539"/><path d="M285 190 L520 276 520 480 478 500 478 296 245 206Z" fill="#e9d3ab" opacity=".7"/>
  <path d="M195 430 L235 400 262 462Z" fill="#6b4a20"/><rect x="215" y="290" width="130" height="70" fill="#fff" transform="skewY(20) translate(0 -80)"/>
  <g stroke="#222" stroke-width="4" transform="skewY(20) translate(0 -80)"><path d="M228 308h90M228 322h70M228 340h40M276 340h50"/></g>
</svg>`;

/** What customers photograph, drawn: as data URIs of JPEGs. */
export async function photographs(browser: Browser): Promise<{ shirt: string; parcel: string }> {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  const photograph = async (svg: string) => {
    await page.setContent(`<body style="margin:0">${svg}</body>`);
    const bytes = await page.screenshot({ type: "jpeg", quality: 82 });
    return `data:image/jpeg;base64,${bytes.toString("base64")}`;
  };
  const taken = { shirt: await photograph(SHIRT), parcel: await photograph(PARCEL) };
  await page.close();
  return taken;
}

/** Something with the loudness of speech: a data URI of a WAV. */
export function voiceNote(seconds: number): string {
  const rate = 8_000;
  const samples = seconds * rate;
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let i = 0; i < samples; i++) {
    const at = i / rate;
    const syllables = Math.max(0, Math.sin(at * 9) * Math.sin(at * 1.7 + 1) + 0.25);
    const phrase = at % 3.4 > 2.9 ? 0.05 : 1;
    const loud = syllables * phrase * (0.55 + 0.45 * Math.sin(at * 0.9));
    wav.writeInt16LE(Math.round(Math.sin(at * 2 * Math.PI * 170) * loud * 20_000), 44 + i * 2);
  }
  return `data:audio/wav;base64,${wav.toString("base64")}`;
}
