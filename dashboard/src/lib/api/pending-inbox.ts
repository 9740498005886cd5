/** What a list can leave out here, until the server does it: the chats that are closed. */
export type PendingFilter = { open?: boolean };
