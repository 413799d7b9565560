// Follows changes of the site in the preview's own pages: what they list is fetched anew and put in place.
(() => {
  'use strict';
  const fresh = document.getElementById('fresh');
  const told = document.getElementById('told');
  let timer = 0;

  function wait() {
    clearTimeout(timer);
    if (fresh.querySelector('[data-again]')) timer = setTimeout(renew, 500);
  }
  const renew = mingbaiOneByOne(async () => {
    try {
      const answer = await fetch(location.href, { cache: 'no-store' });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const now = page.getElementById('fresh');
      // The folder became a site, or is none any more: that is another page altogether.
      if (!now) return location.reload();
      told.textContent = '';
      if (now.innerHTML !== fresh.innerHTML && !fresh.contains(typing())) {
        fresh.replaceChildren(...now.childNodes);
      }
    } catch {
      told.textContent = '预览服务没有回应；它再次启动后，这一页会自己接上。';
    }
    wait();
  });
  // A field that is being filled in is not taken away.
  const typing = () => (document.activeElement?.matches('input, select') ? document.activeElement : null);

  if (fresh) {
    // What is shown when the server does not answer, asking it tells.
    mingbaiStream(renew, () => {});
    wait();
  }
})();
