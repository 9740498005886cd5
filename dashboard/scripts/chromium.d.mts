export const FLAGS: string[];
export function findChromium(environment?: Record<string, string | undefined>): string | null;
export function chromium(): string;
