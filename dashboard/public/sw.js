// Makes the dashboard installable and gives it a page for when there is no network. It keeps nothing of what is talked about.
const CACHE = "message-center-v1";
const OFFLINE = "/offline.html";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([OFFLINE, "/icon.svg"])));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") {
    event.respondWith(
      fetch(event.request).catch(async () => (await caches.match(OFFLINE)) ?? Response.error()),
    );
  }
});

// A click on a notification leads to its chat, in a tab that is open already if there is one.
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const chatId = Number(event.notification.data?.chatId);
  event.waitUntil(
    self.clients.matchAll({ type: "window", includeUncontrolled: true }).then(async (windows) => {
      const inbox = windows.find((client) => new URL(client.url).pathname === "/dashboard-agent/");
      if (inbox) {
        await inbox.focus();
        inbox.postMessage({ openChat: chatId });
      } else {
        await self.clients.openWindow(`/dashboard-agent/?c=${chatId}`);
      }
    }),
  );
});
