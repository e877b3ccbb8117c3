// Walks through a site in a real browser, from the disk: search, filters, persons and timeline by keyboard alone, accessibility of
// what scripts show (axe-core), no sideways scroll, and what is left when scripts are off.
//
//   BROWSER_TOOLS=folder-with-node_modules node check_site.mjs SITE WORD
//
// WORD stands in a text of the site. Ends with code 1 if something is wrong, and says what.
import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const from = createRequire(resolve(process.env.BROWSER_TOOLS ?? '.', 'x.js'));
const { chromium } = from('playwright-core');
const axe = readFileSync(from.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const [site, word] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: QUIET });
// Persons and dates of a large site have pages of their own for their sentences: the first two of each stand for all.
const parts = (of) => readdirSync(site).filter((name) => name.startsWith(`${of}-`)).sort().slice(0, 2);
const pages = ['index.html', 'persons.html', 'chronology.html', 'search.html', ...parts('persons'), ...parts('chronology')];
const faults = [];
const must = (true_, what) => { if (!true_) faults.push(what); };
const address = (name) => pathToFileURL(resolve(site, name)).href;

async function opened(name, settings = {}) {
  const { query = '', ...more } = settings;
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 }, ...more });
  page.on('pageerror', (error) => faults.push(`${name}: ${error.message}`));
  await page.goto(address(name) + query);
  return page;
}

async function judge(page, where) {
  must(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${where}: wider than the screen`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate((rules) => axe.run(document, { runOnly: rules }), RULES);
  for (const v of violations) faults.push(`${where}: ${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target).join(' ; ')}`);
}

const active = (page, selector) => page.evaluate((s) => document.activeElement.matches(s), selector);
async function tabTo(page, selector, most = 200) {
  for (let step = 0; step < most; step += 1) {
    if (await active(page, selector)) return true;
    await page.keyboard.press('Tab');
  }
  return false;
}

for (const [width, colorScheme] of [[320, 'light'], [320, 'dark'], [1400, 'light'], [1400, 'dark']]) {
  for (const name of pages) {
    const page = await opened(name, { viewport: { width, height: 800 }, colorScheme, query: name === 'search.html' ? `?q=${word}` : '' });
    if (name === 'search.html') await page.waitForSelector('#found li');
    await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
    await judge(page, `${name}, ${width} px, ${colorScheme}`);
    await page.close();
  }
}

// Letters twice as large; and on paper, without the furniture of the screen.
for (const name of pages) {
  const page = await opened(name, { viewport: { width: 640, height: 480 } });
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; document.querySelectorAll('details').forEach((d) => { d.open = true; }); });
  must(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name}, letters twice as large: wider than the screen`);
  await page.emulateMedia({ media: 'print' });
  must(!(await page.isVisible('.bar')), `${name}: the bar is printed`);
  must(name === 'search.html' || await page.evaluate(() => [...document.querySelectorAll('main h2')].every((h) => h.getClientRects().length > 0)), `${name}: a heading is not printed`);
  await page.close();
}

// The search, from the contents to a paragraph.
let page = await opened('index.html');
must(await tabTo(page, '#q'), 'contents: the Tab key does not reach the search');
await page.keyboard.type(word.toUpperCase());
await page.keyboard.press('Enter');
await page.waitForSelector('#found li mark');
must((await page.textContent('#found mark')).toLowerCase().startsWith(word.toLowerCase()), 'search: the first match is not marked');
must(await tabTo(page, '#found a'), 'search: the Tab key does not reach the results');
await page.keyboard.press('Enter');
await page.waitForURL('**/*/index.html*');
must(await page.evaluate(() => location.hash === '' || document.querySelector(':target') !== null), 'search: a result leads to no place');
must(await tabTo(page, '.site-bar a'), 'text: no way back to the site');
await page.close();

page = await opened('search.html', { query: '?q=zzzz' });
await page.waitForFunction(() => document.getElementById('count').textContent !== '');
must(await page.$$eval('#found li', (all) => all.length === 0), 'search: found what is not there');
await page.close();

// Filters.
page = await opened('index.html');
const before = await page.$$eval('#texts > li:not([hidden])', (all) => all.length);
if (await tabTo(page, '#author')) {
  await page.keyboard.press('ArrowDown');
  const after = await page.$$eval('#texts > li:not([hidden])', (all) => all.length);
  must(after > 0 && after < before, `contents: the filter shows ${after} of ${before}`);
  must(await page.evaluate(() => document.getElementById('shown').textContent !== ''), 'contents: the filter says nothing');
}
await page.close();

// Persons and dates.
page = await opened('persons.html');
if (parts('persons').length) {
  const person = await page.$eval('.names li', (li) => li.id);
  must(await tabTo(page, '.names a'), 'persons: the Tab key does not reach the names');
  await Promise.all([page.waitForURL('**/persons-*.html#*'), page.keyboard.press('Enter')]);
  must(await page.evaluate((id) => document.querySelector('li:target')?.id === id, person), 'persons: a name does not lead to the person');
}
must(await tabTo(page, '.index summary'), 'persons: the Tab key does not reach the mentions');
await page.keyboard.press('Enter');
must(await tabTo(page, 'details[open] .where', 5), 'persons: the mentions do not open');
await Promise.all([page.waitForURL('**/*/index.html#*'), page.keyboard.press('Enter')]);
must(await page.evaluate(() => document.querySelector('article :target') !== null), 'persons: a mention leads to no place in the text');
await page.close();

page = await opened('chronology.html');
must(await tabTo(page, 'svg a'), 'chronology: the Tab key does not reach the drawing');
await page.keyboard.press('Enter');
must(await page.evaluate(() => document.querySelector('tr:target') !== null), 'chronology: a date of the drawing leads to no line');
if (parts('chronology').length) {
  must(await tabTo(page, 'tr:target .where, tr .where', 400), 'chronology: no way from the line to its sentences');
  await Promise.all([page.waitForURL('**/chronology-*.html#*'), page.keyboard.press('Enter')]);
  must(await page.evaluate(() => document.querySelector('tr:target .sentence') !== null), 'chronology: a line does not lead to its sentences');
}
must(await tabTo(page, '.where', 400), 'chronology: no way from the line into the text');
await page.close();

// Without scripts.
page = await opened('index.html', { javaScriptEnabled: false });
must((await page.$$('#texts > li')).length === before && !(await page.isVisible('#filters')), 'contents without scripts: not the whole list');
await page.close();
page = await opened('search.html', { javaScriptEnabled: false });
must(await page.isVisible('.no-script a'), 'search without scripts: it does not say so');
await page.close();

await browser.close();
for (const fault of faults) console.log(fault);
console.log(faults.length ? `${faults.length} faults` : 'no faults');
process.exit(faults.length ? 1 : 0);
