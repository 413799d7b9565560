// Side by side: up to four reports (?r=2023/qinghe/louyu) or years of units (?u=2023/qinghe), read from the open data beside
// their pages. What is compared stands in the address; rows and words come from the template. Nothing is summed or ranked here.
'use strict';
const $ = (id) => document.getElementById(id);
const app = $('compare');
const say = (name, n) => app.dataset[name].replace('{n}', n);
const MOST = 4;
const LARGEST = 8e6; // characters of a table
const MARKS = '甲乙丙丁';
const ADDRESS = { r: /^\d{4}\/[a-z\d-]{1,64}\/[a-z\d_-]{1,200}$/, u: /^\d{4}\/[a-z\d-]{1,64}$/ };
// An address as somebody copies it: of any host, with words before it.
const COPIED = /(?:^|[\s/])(\d{4}\/[a-z\d-]{1,64}(?:\/(?!index\.)[a-z\d_-]{1,200}(?=\.html))?)(?:\/?|(?:\/index)?\.html)(?:[?#]\S*)?$/;

function make(name, text, more) {
  return Object.assign(document.createElement(name), { textContent: text }, more);
}
function tell(...parts) {
  const line = make('li', '');
  line.append(...parts);
  $('said').append(line);
}
const pattern = (kind) => $(kind).content.firstElementChild;
const settings = (kind) => pattern(kind).querySelector('table').dataset;

/** What the address asks for, each once, as [kind, address]; what is none of ours is told. */
function asked() {
  const chosen = new Map();
  for (const [key, given] of new URLSearchParams(location.search)) {
    const added = key === 'add';
    if (added ? !given.trim() : !ADDRESS[key]) continue;
    const address = added ? (COPIED.exec(given.trim()) || [])[1] || '' : given;
    const kind = Object.keys(ADDRESS).find((one) => (added || one === key) && ADDRESS[one].test(address));
    if (kind) chosen.set(kind + address, [kind, address]);
    else tell(say('bad', given.slice(0, 80)));
  }
  const all = [...chosen.values()];
  if (all.length > MOST) tell(say('most', all.length - MOST));
  return all.slice(0, MOST);
}
const query = (chosen) => `?${chosen.map((one) => one.join('=')).join('&')}`;

/** The rows of a table, by the titles of its columns (RFC 4180). What is no such table throws. */
function rows(text) {
  const cells = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  const all = [];
  let row = [];
  while (cells.lastIndex < text.length) {
    const [, quoted, plain, end] = cells.exec(text);
    row.push((quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim());
    if (end === ',' && cells.lastIndex < text.length) continue;
    all.push(row);
    row = [];
  }
  const [titles, ...rest] = all;
  return rest.map((row) => new Map(titles.map((title, n) => [title, row[n] || ''])));
}
const tables = new Map();
function table(path) {
  if (!tables.has(path)) tables.set(path, load(path));
  return tables.get(path);
}
async function load(path) {
  const answer = await fetch(path);
  const text = await answer.text();
  if (answer.status === 404 || /html/.test(answer.headers.get('content-type'))) return [];
  if (!answer.ok || !text || text.length > LARGEST) throw new Error(path);
  return rows(text.replace(/^\uFEFF/, ''));
}
/** The row of a choice; where there is none, why is told. */
async function find({ kind, address, without }) {
  const { file, key, ending } = settings(kind);
  const wanted = ending ? address + ending : address.split('/')[1];
  try {
    const row = (await table(address.replace(/[^/]*$/, file))).find((row) => row.get(key) === wanted);
    if (!row) tell(link(kind, address, address), say('missing'), ' ', without);
    return row;
  } catch {
    tell(address, say('failed'), ' ', without);
  }
}
const link = (kind, address, text) => make('a', text, { href: address + (kind === 'r' ? '.html' : '/index.html') });

/** A length of so many hundredths. */
function bar(hundredths) {
  const drawn = $('bar').content.firstElementChild.cloneNode(true);
  drawn.firstElementChild.setAttribute('d', `M0 0h${Math.min(100, Math.max(0, hundredths)).toFixed(2)}v4H0z`);
  return drawn;
}
/** A line for each column that no other line is for: what it is called, and in what it is counted, stands in its title. */
function others(line, lines, titles) {
  const known = [...lines.map(({ dataset }) => dataset.column), ...line.dataset.others.split(' ')];
  for (const title of titles.filter((title) => !known.includes(title))) {
    const [, name, unit] = /^(.*?)(?:（([^（）]*)）)?$/.exec(title);
    const more = line.cloneNode(true);
    more.firstElementChild.textContent = name;
    Object.assign(more.dataset, { column: title, unit: unit || '', bar: { 万元: 'amount', '%': 'share' }[unit] || '' });
    line.before(more);
  }
  line.remove();
}
/** The table of one kind. */
function show(kind, items) {
  const part = pattern(kind).cloneNode(true);
  const all = () => [...part.querySelectorAll('tbody tr')];
  all().filter(({ dataset }) => 'others' in dataset).forEach((line) => others(line, all(), [...items[0].row.keys()]));
  const heading = part.querySelector('h2');
  heading.textContent = heading.textContent.replace('{n}', items.length);
  part.querySelector('table').classList.toggle('many', items.length > 2);
  items.forEach(({ address, name, year, without }, n) => {
    const cell = make('th', '', { scope: 'col' });
    cell.append(make('span', MARKS[n], { className: 'mark' }), link(kind, address, name), ' ', make('small', say('year', year)), without);
    without.setAttribute('aria-label', `${say('away')} ${name} ${year}`);
    part.querySelector('thead tr').append(cell);
  });
  if (items.some(({ year }) => year !== items[0].year)) tell(say('years'));
  const values = ({ dataset }) => items.map(({ row }) => row.get(dataset.column) || '');
  const amounts = all().filter(({ dataset }) => dataset.bar === 'amount').flatMap(values);
  const whole = { amount: Math.max(...amounts.map(Number)), share: 100 };
  for (const line of all()) {
    const { column, optional, differ } = line.dataset;
    const stated = values(line);
    if (!items.some(({ row }) => row.has(column)) || stated.every((value) => !value || value === optional) && optional !== undefined) line.remove();
    else stated.forEach((value, n) => line.append(figure(line.dataset, value, n, whole)));
    if (differ && new Set(stated).size > 1) tell(differ);
  }
  $('tables').append(part);
}
function figure({ unit = '', zero, dash, bar: of }, value, n, whole) {
  const cell = make('td', '');
  cell.dataset.k = MARKS[n];
  if (!value || value === zero) cell.append(make('span', dash || say('unknown'), { className: 'unknown' }));
  else cell.append(value + unit);
  if (value && whole[of] > 0) cell.append(bar(value / whole[of] * 100));
  return cell;
}

async function start() {
  const chosen = asked();
  const status = $('status');
  const printed = document.querySelector('.printed');
  if (chosen.length) {
    history.replaceState(null, '', query(chosen));
    if (printed) printed.append(query(chosen));
  }
  status.textContent = say(chosen.length ? 'reading' : 'nothing');
  const items = await Promise.all(chosen.map(async ([kind, address]) => {
    const rest = chosen.filter((one) => one.join() !== [kind, address].join());
    const without = make('a', say('away'), { className: 'away', href: rest.length ? query(rest) : app.dataset.action });
    without.setAttribute('aria-label', `${say('away')} ${address}`);
    const item = { kind, address, without, year: address.slice(0, 4) };
    const row = await find(item);
    return { ...item, row, name: row && row.get(settings(kind).name) };
  }));
  const found = items.filter(({ row }) => row);
  for (const kind of ['r', 'u']) {
    const ofKind = found.filter((item) => item.kind === kind);
    if (ofKind.length) show(kind, ofKind);
  }
  if (chosen.length) status.textContent = say(['none', 'one'][found.length] || 'shown', found.length);
  const names = found.map(({ name, year }) => `${name} ${year}`);
  if (names.length) document.title = `${names.join('、')} - ${document.title}`;
  $('more').hidden = chosen.length >= MOST;
  $('more').prepend(...chosen.map(([name, value]) => make('input', '', { type: 'hidden', name, value })));
}
$('disk').hidden = location.protocol !== 'file:';
if ($('disk').hidden) start();
