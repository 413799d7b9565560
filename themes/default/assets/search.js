// The search page: finds text in an index of small files, which docs/search.md describes, and fetches a hit's page to
// confirm and quote it. What is asked stands in the address.
'use strict';
const $ = (id) => document.getElementById(id);
const app = $('search');
const [field, options, filters, status, check, hits, more] =
  ['q', 'suggestions', 'filters', 'count', 'check', 'hits', 'more'].map($);
const say = (name, n) => app.dataset[name].replace('{n}', n);
const HITS = 8; // a page
const FACETS = ['year', 'unit', 'grade'];
const RANGES = ['score', 'budget', 'rate'];
const FILTERS = [...FACETS, ...RANGES];
const KEYS = ['q', ...FILTERS, 'sort', 'from'];
const PARTS = ['facets', ...RANGES, 'date']; // of a segment, then its cards
const onDisk = location.protocol === 'file:';

// Files of the index: each is a script that hands over one value.
const kept = new Map(); // what was loaded, by address
let root, fresh = '';
function once(key, start) {
  if (!kept.has(key)) kept.set(key, start());
  kept.get(key).catch(() => kept.delete(key));
  return kept.get(key);
}
function mingbaiSearch(...data) {
  document.currentScript.data = data;
}
const load = (path) => once(path, () => new Promise((done, onerror) => {
  const src = app.dataset.index.replace('root.js', path);
  const onload = ({ target: { data } }) => data ? done(data[0]) : onerror();
  document.head.append(Object.assign(make('script', ''), { src, onload, onerror }));
}));
const nth = (names, n) => names.substr(n * 16, 16);
const part = async (name) => /[^0]/.test(name) && load(`${name.slice(0, 2)}/${name.slice(2)}.js`);
const segmentOf = (doc) => Math.floor(doc / root.segment);

// Text, normalised as the index is.
const DROPPED = /[\s\0-\x1F\x7F-\x9F\xAD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFE00-\uFE0F]/;
const alike = new Map(['"“”„‟«»「」『』', "'‘’‚‛", '(〔【[〖', ')〕】]〗', '-‐‑‒–—―−─', '·•・‧∙⋅']
  .flatMap(([to, ...all]) => all.map((from) => [from, to])));
const folded = new Map();
const fold = (point) => [...point.normalize('NFKC')].flatMap((c) => [...c.toLowerCase()])
  .map((c) => DROPPED.test(c) ? '' : alike.get(c) || c).join('');
/** A text, normalised, and each unit's place in it. */
function normal(source) {
  const units = [], places = [];
  const digit = (unit) => unit >= '0' && unit <= '9';
  let at = 0;
  for (const point of source) {
    if (!folded.has(point)) folded.set(point, fold(point));
    for (const unit of folded.get(point).split('')) {
      const [before, last] = units.slice(-2);
      if (digit(before) && last === ',' && digit(unit)) {
        units.pop();
        places.pop();
      }
      units.push(unit);
      places.push(at);
    }
    at += point.length;
  }
  return { source, text: units.join(''), places };
}
const INLINE = /^([abiqsu]|abbr|bd[io]|cite|code|data|del|dfn|em|ins|kbd|mark|samp|small|span|strong|su[bp]|time|var|wbr)$/i;
const MARKUP = /<!--[^]*?-->|<(style|script|svg)\b[^]*?<\/\1[^>]*>|<\/?([a-z0-9]*)[^>]*>/gi;
const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
const decoded = (text) => text.replace(/&(amp|lt|gt|quot|nbsp|#\d+|#[xX][\da-fA-F]+);/g, (_, name) =>
  NAMED[name] || String.fromCodePoint(`0${name.slice(1)}`));
function linesOf(page) {
  const parts = Array.from(page.matchAll(/<!--search-->([^]*?)<!--\/search-->/g), ([, stretch]) => stretch);
  const text = parts.length ? parts.join('<p>') : page.replace(/^[^]*?<main\b[^>]*>|<\/main>[^]*$/g, '');
  return text.replace(/\s+/g, ' ').replace(MARKUP, (_, whole, tag) => INLINE.test(tag) ? '' : '\n').split('\n')
    .map((line) => normal(decoded(line).trim())).filter((line) => line.text);
}
const linesAt = (route) => once(route, async () => {
  const answer = await fetch(route);
  if (!answer.ok) throw Error(route);
  const page = await answer.text();
  await prepare(decoded(page));
  return linesOf(page);
});

// What is asked.
let state = {};
function address(changes) {
  const to = { ...state, from: '', ...changes };
  return `?${new URLSearchParams(KEYS.filter((key) => to[key]).map((key) => [key, to[key]]))}`;
}
const GB2312 = new Set(new TextDecoder('gbk').decode(Uint8Array.from({ length: 72 * 188 }, (_, n) =>
  n % 2 ? 161 + (n >> 1) % 94 : 176 + n / 188)));
/** Loads what a text needs of the table of traditional characters. */
async function prepare(text) {
  const unusual = text.normalize('NFKC').split('').filter((c) => c > '\u3400' && !GB2312.has(c));
  await Promise.all(unusual.map((c) => c.charCodeAt() & 7).map((n) => once(`fold ${n}`, async () => {
    const [from, to] = await part(nth(root.fold, n));
    from.split('').forEach((c, n) => alike.set(c, to[n]));
    folded.clear();
  })));
}
/** The grams of a term, none inside of another; if it is one, the index alone decides. */
function grams(term) {
  const points = [...term], found = [];
  let end = 1;
  points.forEach((_, n) => {
    const [gram] = /^([0-9a-z.]{4}|[0-9a-z.]{2}.|..?)/su.exec(points.slice(n).join(''));
    const after = n + [...gram].length;
    if (after <= end) return;
    found.push(gram);
    end = after;
  });
  return found.length ? found : [term];
}

// Lists of documents, from a stream of bits, most significant first.
function listsIn(base64) {
  const bits = Array.from(atob(base64), (byte) => byte.charCodeAt().toString(2).padStart(8, '0')).join('');
  let at = 0;
  const until = (bit) => -at - 1 + (at = bits.indexOf(bit, at) + 1);
  const number = (high, size) => high * 2 ** size + (size && parseInt(bits.slice(at, at += size), 2));
  return (universe) => {
    const count = number(1, until('1')) - 1;
    const others = 2 * count > universe; // those that are not in the list are given
    const given = others ? universe - count : count;
    let k = 0;
    while (k < 30 && 3 * given * 2 ** k <= universe) k += 1;
    const listed = new Set();
    for (let n = 0, place = -1; n < given; n += 1) listed.add(place += 1 + number(until('0'), k));
    return upTo(universe).filter((doc) => listed.has(doc) !== others);
  };
}
const upTo = (end) => [...Array(end).keys()];
/** A byte a document: it has a gram (1), in title or unit (2). */
const lookup = (gram) => once(gram, async () => {
  let hash = 2166136261;
  for (const byte of new TextEncoder().encode(gram)) hash = Math.imul(hash ^ byte, 16777619);
  const shard = hash & root.shards - 1;
  const node = await part(nth(root.nodes, shard >> 6));
  const [text, bits] = node && await part(nth(node, shard & 63)) || ['', ''];
  const held = text.split(' ');
  const list = listsIn(bits);
  const has = new Uint8Array(root.reports);
  for (let n = 0, wanted = held.indexOf(gram); n <= wanted; n += 1) {
    const single = [...held[n]].length < 2;
    for (let first = 0; first < root.reports; first += root.segment) {
      const docs = list(Math.min(root.segment, root.reports - first));
      const named = single || !docs.length ? docs : list(docs.length).map((place) => docs[place]);
      if (n < wanted) continue;
      for (const doc of docs) has[first + doc] = 1;
      for (const doc of named) has[first + doc] = 2;
    }
  }
  return has;
});

async function card(doc) {
  const blocks = await part(nth(root.segments[segmentOf(doc)], PARTS.length + (doc % root.segment >> 10)));
  const facts = (await part(nth(blocks, doc >> 4 & 63)))[doc & 15];
  await prepare(facts[0] + facts[2]);
  return facts;
}
/** All grades, and units: id, name, ids of it and those above it. */
async function about() {
  const { units, grades } = await part(root.units);
  await prepare(`${units}`);
  const above = (at) => at < 0 ? [] : [units[at][0], ...above(units[at][2])];
  return { grades, units: units.map(([id, label], at) => [id, label, above(at)]) };
}
/** What `docs` have: a number or null; of facets, all that each counts under. */
async function column(name, docs) {
  const segments = {};
  await Promise.all(Array.from(new Set(docs.map(segmentOf)), async (segment) => {
    const file = nth(root.segments[segment], PARTS.indexOf(name));
    segments[segment] = await once(file, async () => {
      const data = await part(file);
      if (name !== 'facets') return data;
      const { units, grades } = await about();
      const rows = data.runs.flatMap(([year, unit, size]) => Array(size).fill({ year: [`${year}`], unit: units[unit][2] }));
      return rows.map((row, n) => ({ ...row, grade: [grades[data.grades.charCodeAt(n) - 97]] }));
    });
  }));
  return (doc) => segments[segmentOf(doc)][doc % root.segment];
}

let found; // the newest search
async function find() {
  root = await load(`root.js${fresh}`);
  const asked = state.q || '';
  await prepare(asked);
  const texts = new Set(asked.split(/\s/).map((word) => normal(word).text));
  const terms = [...texts].filter(Boolean).map((text) => ({ text, grams: grams(text) }));
  const sets = await Promise.all(terms.flatMap((term) => term.grams).map(lookup));
  const docs = upTo(root.reports).filter((doc) => sets.every((has) => has[doc]));
  const keys = FILTERS.filter((key) => state[key]);
  const tests = await Promise.all(keys.map(async (key) => {
    const of = await column(RANGES.includes(key) ? key : 'facets', docs);
    if (!RANGES.includes(key)) return (doc) => of(doc)[key].includes(state[key]);
    const [low, high] = state[key].split('-').map((end) => end ? +end : NaN);
    return (doc) => of(doc) !== null && !(of(doc) < low) && !(of(doc) > high);
  }));
  const passes = (doc, but) => keys.every((key, n) => key === but || tests[n](doc));
  const order = docs.filter((doc) => passes(doc));
  const [, key, up] = /^(date|score|budget|rate)(-up)?$/.exec(state.sort) || [];
  const of = key && await column(key, order);
  const rank = (doc) => !key ? -Math.min(...sets.map((has) => has[doc])) : of(doc) === null ? 1e15 : of(doc) * (up ? 1 : -1);
  order.sort((a, b) => rank(a) - rank(b));
  const verdicts = await once(`words ${asked}`, async () => new Map()); // whether a document has them
  return { terms, docs, order, passes, verdicts, unsure: terms.some((term) => term.grams.length > 1) };
}
const missing = (terms, lines) => terms.filter(({ text }) => !lines.some((line) => line.text.includes(text)));
/** Whether a document has every term: by card, else by page. */
async function judge({ terms, verdicts }, doc, [title, route, unit]) {
  const open = missing(terms.filter((term) => term.grams.length > 1), [title, unit].map(normal));
  if (verdicts.has(doc) || onDisk && open.length) return verdicts.get(doc) !== false;
  try {
    verdicts.set(doc, !open.length || !missing(open, await linesAt(route)).length);
  } catch (error) {
    if (!fresh) throw error;
  }
  return verdicts.get(doc);
}

// What is shown.
const near = (element) => new Promise((done) => new IntersectionObserver((seen, eye) => {
  if (seen.pop().isIntersecting) done(eye.disconnect());
}).observe(element));
function make(name, text) {
  return Object.assign(document.createElement(name), { textContent: text });
}
/** Appends a stretch of a line, with the terms marked. */
function mark(into, { source, text, places }, terms, from = 0, to = text.length) {
  const marked = new Uint8Array(text.length);
  for (const term of terms) {
    for (let at = -1; (at = text.indexOf(term.text, at + 1)) >= 0;) marked.fill(1, at, at + term.text.length);
  }
  for (let next = from; from < to; from = next) {
    while (next < to && marked[next] === marked[from]) next += 1;
    const piece = source.slice(places[from], places[next]);
    into.append(marked[from] ? make('mark', piece) : piece);
  }
}
/** Quotes a line with most of the terms, no short one, then one for the others. */
function quote(into, lines, terms) {
  const open = (line) => missing(terms, [line]);
  const weight = (line) => open(line).length * 99 - Math.min(60, line.text.length);
  const best = lines.reduce((best, line) => weight(line) < weight(best) ? line : best, normal(''));
  const { text } = best;
  const term = terms.find((term) => text.includes(term.text));
  if (!term) return;
  const from = Math.max(0, text.indexOf(term.text) - 18);
  const to = Math.min(text.length, from + Math.max(60, 18 + term.text.length));
  into.append(from ? ' …' : ' ');
  mark(into, best, terms, from, to);
  into.append(to < text.length ? '…' : '');
  quote(into, lines, open(best));
}
function show({ terms }, [title, route, unit, year, score, grade, budget, rate, date]) {
  const item = $('hit').content.firstElementChild.cloneNode(true);
  const [name, facts, snippet] = ['a', '.facts', '.snippet'].map((one) => item.querySelector(one));
  name.href = route;
  mark(name, normal(title), terms);
  mark(facts, normal(unit), terms);
  const figures = { year, score: score && `${score} ${grade}`, budget, rate, date };
  for (const key in figures) if (figures[key]) facts.append(` · ${say(key, figures[key])}`);
  hits.append(item);
  const words = terms.filter(({ text }) => [...text].length > 1);
  const quoted = (lines) => quote(snippet, lines.slice(1), words); // the first is the title
  if (words.length && !onDisk) near(item).then(() => linesAt(route)).then(quoted, () => {});
}
function count({ order, unsure, verdicts }) {
  const open = unsure && order.filter((doc) => !verdicts.has(doc)).length;
  const most = order.filter((doc) => verdicts.get(doc) !== false).length;
  const text = say(!most ? 'none' : open ? 'most' : 'found', most);
  if (status.textContent !== text) status.textContent = text;
  check.hidden = !open || onDisk || order.length > 300;
  check.textContent = say('check', open);
}
async function fill(search) {
  const { order, unsure, verdicts } = search;
  const begin = Math.max(0, Math.floor(state.from) || 0);
  const open = order.slice(begin).filter((doc) => verdicts.get(doc) !== false);
  const page = open.splice(0, HITS);
  const batches = unsure && page.length ? page.map((doc) => [doc]) : [page];
  count(search);
  for (const batch of batches) {
    if (unsure) await near(more);
    const cards = await Promise.all(batch.map(async (doc) => {
      const facts = await card(doc);
      return await judge(search, doc, facts) && facts;
    }));
    if (search !== found) return;
    cards.filter(Boolean).forEach((facts) => show(search, facts));
    count(search);
    if (batch === batches[0]) await tally(search);
  }
  const step = (id, hidden, from) => Object.assign($(id), { hidden, href: address({ from }) });
  step('previous', !begin, Math.max(0, begin - HITS));
  step('next', !open.length, order.indexOf(open[0]));
  if (open.length && !hits.children.length) status.textContent = say('onward', open.length);
}
/** Counts what each choice of a filter would leave. */
async function tally(search) {
  if (!filters.open) return;
  const { docs, passes, unsure, verdicts } = search;
  const of = await column('facets', docs);
  const { units, grades } = await about();
  if (search !== found) return;
  const counts = {};
  for (const doc of docs.filter((doc) => verdicts.get(doc) !== false)) {
    for (const key of FACETS.filter((key) => passes(doc, key))) {
      for (const one of of(doc)[key]) counts[key + one] = (counts[key + one] || 0) + 1;
    }
  }
  const years = [...new Set(docs.map((doc) => of(doc).year[0]))].sort().reverse();
  const all = { year: years.map((year) => [year, say('year', year)]), unit: units, grade: grades.map((one) => [one, one]) };
  for (const key of FACETS) {
    const shown = all[key].filter(([to]) => counts[key + to] || to === state[key]);
    const option = ([to, label]) => new Option(`${label}（${counts[key + to] || 0}）`, to);
    $(key).replaceChildren($(key)[0], ...shown.map(option));
    $(key).value = state[key] || '';
  }
  $('counted').hidden = !unsure || docs.every((doc) => verdicts.has(doc));
}

// What happens.
const ends = (range) => [...app.querySelectorAll(`[data-range=${range}]`)];
/** Shows what the address asks for. */
async function update(again) {
  state = Object.fromEntries(new URLSearchParams(location.search));
  for (const range of RANGES) ends(range).forEach((end, n) => { end.value = (state[range] || '').split('-')[n] || ''; });
  $('sort').value = state.sort || '';
  const chosen = FILTERS.filter((key) => state[key]).length;
  $('chosen').textContent = chosen || '';
  $('clear').hidden = !chosen;
  $('clear').href = `?${new URLSearchParams({ q: state.q || '' })}`;
  const search = found = {};
  more.hidden = false;
  try {
    Object.assign(search, await find());
    if (search !== found) return;
    const asked = state.q || chosen;
    hits.replaceChildren();
    $('results').hidden = !asked;
    status.textContent = '';
    $('lists').hidden = asked && search.order.length;
    await (asked ? fill(search) : tally(search));
  } catch (error) {
    if (search !== found) return;
    if (!again) { // perhaps published anew
      fresh = `?${Date.now()}`;
      kept.clear();
      return update(true);
    }
    $('lists').hidden = false;
    status.textContent = say('failed');
  }
  if (search === found) more.hidden = true;
}
function go(to, typing) {
  if (new URL(to, location).href !== location.href) history[typing ? 'replaceState' : 'pushState'](null, '', to);
  update();
}
let timer, at; // the suggestion that the arrow keys are at
function choose(n) {
  at = n;
  Array.from(options.children, (option, other) => option.setAttribute('aria-selected', other === n));
  field.setAttribute('aria-activedescendant', n < 0 ? '' : `unit-${n}`);
}
/** Offers the units that have the word being typed. */
async function suggest(typed) {
  const word = normal(typed.split(/\s/).pop()).text;
  const { units } = await about();
  const fits = ([, label]) => word && normal(label).text.includes(word);
  if (typed === field.value) offer(units.filter(fits).slice(0, 6));
}
function offer(units) {
  options.replaceChildren(...units.map(([id, label], n) => {
    const option = Object.assign(make('li', say('only', label)), { id: `unit-${n}` });
    option.setAttribute('role', 'option');
    option.onclick = () => {
      field.value = field.value.replace(/\S*$/, '').trim();
      enter({ unit: id });
    };
    return option;
  }));
  options.hidden = !units.length;
  field.setAttribute('aria-expanded', units.length > 0);
  choose(-1);
}
function enter(more, typing) {
  clearTimeout(timer);
  if (!typing) offer([]);
  go(address({ q: field.value.trim(), ...more }), typing);
}
function typed({ isComposing }) {
  clearTimeout(timer);
  if (isComposing) return;
  timer = setTimeout(enter, 250, {}, true);
  suggest(field.value).catch(() => {});
}
field.addEventListener('compositionend', typed);
field.oninput = typed;
field.onblur = () => offer([]);
options.onmousedown = (event) => event.preventDefault();
field.onkeydown = (event) => {
  const { key, isComposing } = event;
  const round = options.children.length + 1; // the field itself is one of the places
  const step = { ArrowDown: 1, ArrowUp: round - 1 }[key];
  if (key === 'Home' || key === 'End') choose(-1);
  if (isComposing || round === 1) return;
  if (step) choose((at + 1 + step) % round - 1);
  else if (key === 'Escape') offer([]);
  else if (key === 'Enter' && at >= 0) options.children[at].click();
  else return;
  event.preventDefault();
};
field.form.onsubmit = (event) => {
  event.preventDefault();
  enter();
};
app.onchange = ({ target }) => {
  const { range } = target.dataset;
  const given = range && ends(range).map((end) => normal(end.value).text.replace(/[^\d.]/g, ''));
  if (range) enter({ [range]: given.join('-').replace(/^-$/, '') });
  else if (target !== field) enter({ [target.id]: target.value });
};
app.onclick = (event) => {
  if (!('step' in event.target.dataset) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(event.target.href);
  $('heading').focus();
};
check.onclick = async () => {
  const search = found;
  const open = (search.order || []).filter((doc) => !search.verdicts.has(doc));
  while (open.length && search === found) {
    await Promise.all(open.splice(0, 6).map(async (doc) => judge(search, doc, await card(doc)).catch(() => {})));
    count(search);
  }
  if (search !== found) return;
  $('heading').focus();
  update();
};
filters.ontoggle = () => found.docs && tally(found);
onpopstate = () => {
  update();
  field.value = state.q || '';
};
const wide = matchMedia('(min-width: 60rem)');
(wide.onchange = () => { filters.open = wide.matches; })();
$('disk').hidden = !onDisk;
onpopstate();
