/* The search: words are looked up in an index made with the site (search-index.js), and the passages of a text are loaded
   when one of them is to be shown. Both are scripts that call a function here, which works from a disk, where fetch() does not. */
'use strict';
(() => {
  const AT_ONCE = 40; // results shown before “more” is asked for
  const LETTERS = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i', ſ: 's' };
  const box = document.getElementById('results'), list = document.getElementById('found');
  const count = document.getElementById('count'), more = document.getElementById('more'), field = document.getElementById('q');
  const loaded = new Map();  // id of a text: its passages
  const waiting = new Map(); // id of a text: who waits for them
  let index = null, terms = [], places = [], asked = 0;

  // The same as teiwright.site.words.fold.
  const fold = (words) => words.normalize('NFKD').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/[ßæœøłđıſ]/g, (c) => LETTERS[c]);
  const wordsOf = (words) => fold(words).match(/[\p{L}\p{N}]+/gu) ?? [];

  // A word and its parts, and as they are written as well: see other_spellings there.
  const spellingsOf = (word) => [word, word.normalize('NFC').toLowerCase().replace(/[äöü]/g, (c) => `${fold(c)}e`)].flatMap((w) => [...wordsOf(w), wordsOf(w).join('')]);

  window.teiwrightIndex = (data) => {
    index = data;
    terms = data.terms ? data.terms.split(' ') : [];
    places = data.places ? data.places.split(' ') : [];
    start();
  };
  window.teiwrightPassages = ({ id, passages }) => {
    loaded.set(id, passages);
    (waiting.get(id) ?? []).forEach((tell) => tell(passages));
    waiting.delete(id);
  };

  function passagesOf(id) {
    if (loaded.has(id)) return Promise.resolve(loaded.get(id));
    return new Promise((tell, fail) => {
      if (waiting.has(id)) { waiting.get(id).push(tell); return; }
      waiting.set(id, [tell]);
      const script = document.createElement('script');
      script.src = `${encodeURIComponent(id)}/passages.js`;
      script.onerror = () => { waiting.delete(id); fail(new Error(id)); };
      document.head.append(script);
    });
  }

  function numbers(steps) {
    let at = 0;
    return steps.split('.').map((step) => (at += parseInt(step, 36)));
  }

  // The passages with a word that begins so; those with the very word count double.
  function having(word) {
    let low = 0, high = terms.length;
    while (low < high) { const middle = (low + high) >> 1; if (terms[middle] < word) low = middle + 1; else high = middle; }
    const found = new Map();
    for (let i = low; i < terms.length && terms[i].startsWith(word); i += 1) {
      if (word.length < 2 && terms[i] !== word) break;
      for (const n of numbers(places[i])) found.set(n, Math.max(found.get(n) ?? 0, terms[i] === word ? 2 : 1));
    }
    return found;
  }

  function lookUp(words) {
    let all = null;
    for (const found of words.map(having).sort((a, b) => a.size - b.size)) {
      all = all === null ? found : new Map([...all].filter(([n]) => found.has(n)).map(([n, sum]) => [n, sum + found.get(n)]));
    }
    return [...(all ?? [])].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([n]) => n);
  }

  function textOf(number) {
    let t = index.texts.length - 1;
    while (index.texts[t][4] > number) t -= 1;
    return index.texts[t];
  }

  // The words round the first match, every match marked.
  function snippet(words, wanted) {
    const matches = [...words.matchAll(/[\p{L}\p{N}\p{M}]+(?:[-‐‑][\p{L}\p{M}]+)*/gu)].filter((m) => spellingsOf(m[0]).some((f) => wanted.some((w) => f === w || (w.length > 1 && f.startsWith(w)))));
    const first = matches[0]?.index ?? 0;
    const from = first < 90 ? 0 : words.indexOf(' ', first - 80) + 1;
    const end = from + 280 >= words.length ? words.length : words.lastIndexOf(' ', from + 280);
    const shown = document.createElement('span');
    let at = from;
    if (from > 0) shown.append('…\u00a0');
    for (const m of matches) {
      if (m.index < at || m.index + m[0].length > end) continue;
      const mark = document.createElement('mark');
      mark.textContent = m[0];
      shown.append(words.slice(at, m.index), mark);
      at = m.index + m[0].length;
    }
    shown.append(words.slice(at, Math.max(at, end)), end < words.length ? '\u00a0…' : '');
    return shown;
  }

  function result([id, title, author, year], [ref, place, words], wanted) {
    const item = document.createElement('li'), from = document.createElement('p'), where = document.createElement('a'), what = document.createElement('p');
    what.dir = where.dir = 'auto';
    where.href = `${encodeURIComponent(id)}/index.html${ref ? `#${ref}` : ''}`;
    where.textContent = `${title || id}, ${place}`;
    from.className = 'from';
    from.append(where, [author, year].filter(Boolean).map((fact) => ` · ${fact}`).join(''));
    what.append(snippet(words, wanted));
    item.append(from, what);
    return item;
  }

  async function search() {
    const mine = (asked += 1), query = field.value;
    const phrases = [...query.matchAll(/["“”„«]([^"“”«»]+)["“”»]/g)].map((m) => ` ${wordsOf(m[1]).join(' ')} `);
    const wanted = [...new Set(wordsOf(query))];
    box.hidden = wanted.length === 0;
    if (box.hidden || !index) return;
    let found = [];
    try {
      for (const number of lookUp(wanted)) {
        const text = textOf(number);
        if (phrases.length && !phrases.every((p) => p.trim() === '')) {
          const passage = (await passagesOf(text[0]))[number - text[4]];
          if (!phrases.every((p) => ` ${wordsOf(passage[2]).join(' ')} `.includes(p))) continue;
        }
        found.push([text, number]);
      }
      if (mine !== asked) return;
      list.replaceChildren();
      count.textContent = found.length === 0 ? box.dataset.none : found.length === 1 ? box.dataset.one : box.dataset.many.replace('{a}', found.length);
      await show(found, wanted, mine);
    } catch { count.textContent = box.dataset.broken; }
  }

  async function show(found, wanted, mine) {
    const items = await Promise.all(found.slice(0, AT_ONCE).map(async ([text, n]) => result(text, (await passagesOf(text[0]))[n - text[4]], wanted)));
    if (mine !== asked) return;
    list.append(...items);
    more.hidden = found.length <= AT_ONCE;
    more.onclick = async () => { await show(found.slice(AT_ONCE), wanted, mine); items.at(-1).nextElementSibling?.querySelector('a').focus(); };
  }

  function start() {
    field.value ||= new URLSearchParams(location.search).get('q') ?? '';
    let pause;
    field.addEventListener('input', () => { clearTimeout(pause); pause = setTimeout(search, 150); });
    document.getElementById('search').addEventListener('submit', (event) => { event.preventDefault(); search(); });
    search();
  }
})();
