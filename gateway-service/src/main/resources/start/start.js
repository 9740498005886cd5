'use strict';

for (const base of document.querySelectorAll('[data-base]')) {
  base.textContent = location.origin;
}

async function showStates() {
  const summary = document.getElementById('summary');
  try {
    const response = await fetch('/status', { cache: 'no-store' });
    if (!response.ok) throw new Error(String(response.status));
    const status = await response.json();
    for (const { name, up } of status.items) {
      const item = document.querySelector(`[data-name="${CSS.escape(name)}"]`);
      if (!item) continue;
      item.className = up ? 'up' : 'down';
      item.title = up ? `${name} answers` : `${name} does not answer`;
    }
    const down = status.items.filter((service) => !service.up).map((service) => service.name);
    summary.textContent = down.length ? `${down.join(', ')} not answering` : 'all answering';
    if (status.virtual_phone) {
      document.getElementById('phone-link').href = status.virtual_phone;
      document.getElementById('phone').hidden = false;
    }
  } catch {
    for (const item of document.querySelectorAll('#states li')) item.className = '';
    summary.textContent = 'the gateway does not answer';
  }
}

showStates();
setInterval(() => document.hidden || showStates(), 5000);
