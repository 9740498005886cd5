let audio: AudioContext | null = null;

/** Two short soft tones. A browser that has not been clicked yet stays silent. */
export function ring(): void {
  try {
    audio ??= new AudioContext();
    if (audio.state === "suspended") {
      void audio.resume();
    }
    tone(audio, 660, 0);
    tone(audio, 880, 0.12);
  } catch {
    // Without sound the screen still tells.
  }
}

function tone(context: AudioContext, frequency: number, after: number): void {
  const at = context.currentTime + after;
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  oscillator.frequency.value = frequency;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(0.12, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.25);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.26);
}
