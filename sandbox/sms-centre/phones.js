// Fetches the list again whenever the centre says that it changed. The browser reconnects the
// event stream by itself, and the first event of each connection covers what was missed.
const messages = document.getElementById('messages');
const events = new EventSource('/events');
events.addEventListener('change', () => void refresh());

async function refresh() {
  const response = await fetch(`/list${window.location.search}`);
  if (response.ok) messages.innerHTML = await response.text();
}
