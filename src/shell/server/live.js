// Follows changes of the site in a page of the preview: reloads it when it really changed, keeps the place
// that was read, and shows what is wrong with its sources. Everything shown is set as text.
(() => {
  'use strict';
  const script = document.currentScript;
  let etag = script.dataset.etag;
  const PLACE = 'mingbai-place:' + location.pathname;
  const FOLDED = 'mingbai-folded';
  const KNOWN = 'mingbai-known:' + location.pathname;

  // sessionStorage may be refused to a page; then nothing is kept.
  const store = {
    get: (key) => { try { return sessionStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { sessionStorage.setItem(key, value); } catch { /* not kept */ } },
    drop: (key) => { try { sessionStorage.removeItem(key); } catch { /* was not kept */ } },
  };

  function make(tag, name, text) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  // The place that was read.
  function keepPlace() {
    store.set(PLACE, JSON.stringify([scrollX, scrollY]));
    history.scrollRestoration = 'manual';
  }
  function restorePlace() {
    const kept = store.get(PLACE);
    if (!kept) return;
    store.drop(PLACE);
    const [x, y] = JSON.parse(kept);
    const go = () => scrollTo({ left: x, top: y, behavior: 'instant' });
    go();
    // Pictures may still push the text down.
    addEventListener('load', () => { go(); history.scrollRestoration = 'auto'; }, { once: true });
  }

  // What is shown over the page.
  const host = make('mingbai-preview');
  const root = host.attachShadow({ mode: 'open' });
  const style = make('link');
  style.rel = 'stylesheet';
  style.href = '/_mingbai/live.css';
  const box = make('section', 'box');
  box.setAttribute('aria-label', '预览');
  const panel = make('div', 'panel');
  panel.id = 'panel';
  panel.tabIndex = -1;
  panel.hidden = true;
  const bar = make('div', 'bar');
  const toggle = make('button', 'toggle');
  toggle.type = 'button';
  toggle.setAttribute('aria-controls', 'panel');
  toggle.setAttribute('aria-expanded', 'false');
  const others = make('a', 'others');
  others.href = '/_mingbai/';
  const source = make('span', 'source');
  const status = make('p', 'status');
  status.setAttribute('role', 'status');
  bar.append(toggle, source, others);
  box.append(status, panel, bar);
  root.append(style, box);
  // Nothing is seen before its style is there.
  box.hidden = true;
  const ready = new Promise((done) => { style.onload = done; style.onerror = done; });
  document.body.append(host);

  let folded = store.get(FOLDED) === '1';
  let findings = 0;
  function fold(now) {
    folded = now;
    panel.hidden = now || findings === 0;
    toggle.setAttribute('aria-expanded', String(!panel.hidden));
  }
  toggle.addEventListener('click', () => {
    fold(!panel.hidden);
    store.set(FOLDED, folded ? '1' : '0');
    if (!panel.hidden) panel.focus();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden) return;
    fold(true);
    store.set(FOLDED, '1');
    if (root.activeElement) toggle.focus();
  });

  function counted({ error, warning, note }) {
    const words = [];
    if (error) words.push(`拦截 ${error}`);
    if (warning) words.push(`警告 ${warning}`);
    if (note) words.push(`提示 ${note}`);
    return words.join('，');
  }

  // The reports that a finding stands for: the first ten, and how many there are.
  function reports(paths) {
    return `报告：${paths.slice(0, 10).join('、')}${paths.length > 10 ? `等${paths.length}份` : ''}`;
  }

  function shown(finding) {
    const item = make('li', 'finding ' + finding.severity);
    const what = make('p', 'what');
    what.append(make('b', 'severity', finding.label), ' ');
    if (finding.code) {
      const code = make('a', 'code', finding.code);
      code.href = '/_mingbai/rules/' + encodeURIComponent(finding.code);
      what.append(code, ' ');
    }
    what.append(finding.message);
    const place = make('p', 'place');
    // What is said of many reports has no place of its own.
    if (finding.reports.length) place.append(reports(finding.reports));
    else place.append(make('code', '', finding.path));
    if (finding.line) place.append(` 第${finding.line}行`);
    if (finding.column) place.append(`第${finding.column}列`);
    item.append(what, place);
    if (finding.before || finding.mark || finding.after) {
      const line = make('pre');
      line.tabIndex = 0;
      line.setAttribute('role', 'group');
      line.setAttribute('aria-label', '有问题的一行');
      line.append(finding.before, make('mark', '', finding.mark || ' '), finding.after);
      item.append(line);
    }
    if (finding.help) item.append(make('p', 'help', '办法：' + finding.help));
    return item;
  }

  const STALE = '这不是最新的一页：源文件有错误，显示的是改错之前的样子。';
  let said = '';
  function say(words) {
    if (words === said) return;
    said = words;
    status.textContent = words;
  }

  // A new error opens the list, other findings do not; after that the editor decides.
  function unfold(state, error) {
    const errors = JSON.stringify(state.findings.filter(({ severity }) => severity === 'error'));
    if (error && errors !== store.get(KNOWN)) {
      store.set(KNOWN, errors);
      store.set(FOLDED, '0');
    }
    if (!error) store.drop(KNOWN);
    const kept = store.get(FOLDED);
    return error ? kept === '1' : kept !== '0' || wasError;
  }

  let wasError = false;
  function draw(state) {
    const stale = state.standing === 'last-good';
    const error = state.own.error > 0;
    findings = state.findings.length;
    const own = counted(state.own);
    box.className = 'box' + (error ? ' error' : '') + (stale ? ' stale' : '');
    toggle.textContent = own ? `这一页：${own}` : '这一页没有问题';
    toggle.disabled = findings === 0;
    source.textContent = state.source ? `源文件 ${state.source}` : '';
    const rest = counted(state.others);
    others.textContent = rest ? `其他文件：${rest}` : '预览工具';
    const list = make('ol', 'findings');
    list.append(...state.findings.map(shown));
    const all = state.own.error + state.own.warning + state.own.note;
    panel.replaceChildren(list);
    if (all > findings) panel.append(make('p', '', `另有${all - findings}条，在预览工具里可以看到。`));
    if (stale) say(STALE);
    else if (state.standing === 'missing' && state.moved) say('这一页换了网址，正在转过去。');
    else say(error ? '这一页的源文件有拦截的问题，改好以前不能发布。' : '');
    folded = unfold(state, error);
    if (wasError && !error) store.drop(FOLDED);
    fold(folded);
    wasError = error;
    ready.then(() => {
      box.hidden = false;
      // Room under the page, so that the bar covers nothing of it for good.
      host.style.blockSize = `${bar.offsetHeight}px`;
    });
  }

  // Following changes.
  const ask = mingbaiOneByOne(async () => {
    try {
      const answer = await fetch('/_mingbai/state?path=' + encodeURIComponent(location.pathname), { cache: 'no-store' });
      if (!answer.ok) throw new Error(String(answer.status));
      const state = await answer.json();
      if (state.moved) {
        draw(state);
        location.replace(state.moved);
      } else if (state.etag !== etag) {
        etag = state.etag;
        keepPlace();
        location.reload();
      } else {
        draw(state);
      }
    } catch {
      lost();
    }
  });
  function lost() {
    if (unloading) return;
    say('预览服务没有回应；它再次启动后，这一页会自己接上。');
    box.classList.add('lost');
    ready.then(() => { box.hidden = false; });
  }

  let unloading = false;
  addEventListener('pagehide', () => { unloading = true; });
  addEventListener('pageshow', (event) => {
    unloading = false;
    if (event.persisted) ask();
  });
  addEventListener('online', ask);

  restorePlace();
  mingbaiStream(ask, lost);
  ask();
})();
