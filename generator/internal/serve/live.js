// Sent by dossier serve with each page, and in no site: hears when the page has
// changed, loads it again, and stays where the reader was.
(() => {
  const { src, dataset } = document.currentScript;
  const address = new URL(`events?page=${encodeURIComponent(dataset.page)}&sum=${dataset.sum}`, src);
  const trouble = document.getElementById('dossier-trouble');
  const place = 'dossier-serve ' + location.pathname;

  // What stands at the top of the window says where the reader is: it is
  // there again although something before it has grown.
  const mark = () => {
    const top = [...document.querySelectorAll('main [id]')].find(e => e.getBoundingClientRect().bottom > 0);
    sessionStorage.setItem(place, JSON.stringify({ id: top?.id, top: top?.getBoundingClientRect().top, y: scrollY }));
  };
  const restore = () => {
    const was = JSON.parse(sessionStorage.getItem(place));
    sessionStorage.removeItem(place);
    if (!was) return;
    const top = was.id && document.getElementById(was.id);
    scrollTo({ top: top ? scrollY + top.getBoundingClientRect().top - was.top : was.y, behavior: 'instant' });
    history.scrollRestoration = 'auto';
  };

  // A tab nobody sees lets its connection go: a browser has six for all of them.
  let events;
  const listen = () => {
    events?.close();
    if (document.hidden) return;
    events = new EventSource(address);
    events.addEventListener('changed', () => {
      events.close();
      mark();
      history.scrollRestoration = 'manual';
      location.reload();
    });
    events.addEventListener('trouble', e => { trouble.innerHTML = JSON.parse(e.data); });
  };

  if (document.readyState === 'complete') restore(); else addEventListener('load', restore);
  document.addEventListener('visibilitychange', listen);
  addEventListener('pageshow', listen);
  addEventListener('pagehide', () => events?.close());
})();
