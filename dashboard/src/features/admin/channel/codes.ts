/** What may be wrong with the webhook; the words are in admin.channel.problem. */
export const PROBLEMS = [
  "settings-unknown",
  "public-url-missing",
  "webhook-missing",
  "events-missing",
  "secret-missing",
  "secret-differs",
  "not-persistent",
] as const;

/** What to think of beside; the words are in admin.channel.warning. */
export const WARNINGS = [
  "public-url-not-https",
  "secret-not-set",
  "media-auto-download-off",
  "webhook-max-age-set",
  "persistent-after-restart",
  "other-channel",
] as const;

export const STATES = [
  "connected",
  "qr",
  "connecting",
  "paused",
  "unreachable",
  "unknown",
] as const;
