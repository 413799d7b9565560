// Lets `work` run once at a time; whoever asks for it meanwhile has it run once more afterwards.
const mingbaiOneByOne = (work) => {
  let running = false;
  let again = false;
  return async function run() {
    if (running) { again = true; return; }
    running = true;
    await work();
    running = false;
    if (again) { again = false; run(); }
  };
};
// The stream of events, as both scripts of the preview follow it. A browser allows few connections to one server,
// so only pages that are seen hold one; the others hear of everything when they are seen again. A laptop that
// slept does the same. `told` is called for every refresh of the site, `lost` when the server does not answer.
const mingbaiStream = (told, lost) => {
  'use strict';
  let stream = null;
  function listen() {
    if (stream || document.visibilityState === 'hidden') return;
    stream = new EventSource('/_mingbai/events');
    stream.onmessage = told;
    stream.onerror = () => {
      lost();
      if (stream && stream.readyState === EventSource.CLOSED) {
        hush();
        setTimeout(listen, 2000);
      }
    };
  }
  function hush() {
    if (stream) stream.close();
    stream = null;
  }
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? hush() : listen()));
  addEventListener('pagehide', hush);
  addEventListener('pageshow', listen);
  listen();
};
