// What compromise, chrono-node and recognizers-text find. Texts come as a JSON list on standard input;
// out goes, for each, a list of [start, end, element, attributes]. Usage: node peers.js NAME NODE_MODULES
const path = require('path');
const [name, modules] = process.argv.slice(2);
const load = (library) => { const m = require(path.join(modules, library)); return m.default || m; };
const two = (n) => String(n).padStart(2, '0');
const legal = (v) => /^\d{4}(-\d\d(-\d\d)?)?$/.test(v);

// Offsets of JavaScript count UTF-16 units; ours count code points.
const points = (text) => {
  const at = new Uint32Array(text.length + 1);
  let n = 0;
  for (let i = 0; i < text.length; i++) { at[i] = n; const c = text.charCodeAt(i); if (!(c >= 0xd800 && c < 0xdc00)) n++; }
  at[text.length] = n;
  return at;
};

const chrono = () => {
  const library = load('chrono-node');
  const value = (part) => {
    if (!part) return null;
    const { year, month, day } = part.knownValues;
    if (year === undefined) return null;
    return String(year).padStart(4, '0') + (month ? '-' + two(month) + (day ? '-' + two(day) : '') : '');
  };
  return (text) => library.parse(text).filter((r) => Object.keys(r.start.knownValues).some((k) => ['year', 'month', 'day', 'weekday'].includes(k))).map((r) => {
    const [from, to] = [value(r.start), value(r.end)];
    const facts = to ? { from, to } : from ? { when: from } : {};
    return [r.index, r.index + r.text.length, 'date', facts];
  });
};

const recognizers = () => {
  const library = require(path.join(modules, '@microsoft/recognizers-text-date-time'));
  return (text) => library.recognizeDateTime(text, library.Culture ? library.Culture.English : 'en-us')
    .filter((r) => ['datetimeV2.date', 'datetimeV2.daterange'].includes(r.typeName)).map((r) => {
      const timex = (r.resolution && r.resolution.values && r.resolution.values[0] && r.resolution.values[0].timex) || '';
      const range = timex.match(/^\((\d{4}[-\d]*),(\d{4}[-\d]*)/);
      const facts = legal(timex) ? { when: timex } : range && legal(range[1]) && legal(range[2]) ? { from: range[1], to: range[2] } : {};
      return [r.start, r.end + 1, 'date', facts];
    });
};

const compromise = () => {
  const nlp = load('compromise');
  nlp.plugin(load('compromise-dates'));
  const cut = (iso, unit) => iso.slice(0, { year: 4, month: 7, day: 10 }[unit] || 10);
  return (text) => {
    const doc = nlp(text);
    const spans = (view, element, facts) => view.json({ offset: true }).filter((x) => x.offset)
      .map((x) => [x.offset.start, x.offset.start + x.offset.length, element, facts ? facts(x) : {}]);
    const dates = spans(doc.dates(), 'date', (x) => {
      const d = x.dates || {};
      if (!d.start || !/^\d{4}/.test(d.start)) return {};
      const [a, b] = [cut(d.start, d.unit), d.end ? cut(d.end, d.unit) : ''];
      return b && a !== b ? { from: a, to: b } : { when: a };
    });
    return [...dates, ...spans(doc.people(), 'persName'), ...spans(doc.quotations(), 'quote')];
  };
};

// Some peers take a time that grows with the square of the text: each paragraph is given by itself.
const byParagraph = (find) => (text) => {
  const found = [];
  for (const m of text.matchAll(/\S(?:(?!\n[ \t]*\n)[^])*/g)) {
    for (const [a, b, element, facts] of find(m[0])) found.push([a + m.index, b + m.index, element, facts]);
  }
  return found;
};

const find = byParagraph({ chrono, 'recognizers-text': recognizers, compromise }[name]());
let input = '';
process.stdin.on('data', (part) => { input += part; }).on('end', () => {
  const out = JSON.parse(input).map((text) => {
    const at = points(text);
    let found = [];
    try { found = find(text); } catch (error) { process.stderr.write(String(error) + '\n'); }
    return found.map(([a, b, element, facts]) => [at[a], at[Math.min(b, text.length)], element, facts]);
  });
  process.stdout.write(JSON.stringify(out));
});
