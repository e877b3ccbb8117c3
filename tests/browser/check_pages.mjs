// Looks at pages in a real browser: accessibility (axe-core), no sideways scroll, a walk by keyboard through notes and index.
//
//   npm install --no-save playwright-core axe-core      (anywhere; NODE_PATH or the folder tells where)
//   node check_pages.mjs page.html …
//
// Ends with code 1 if something is wrong, and says what. CHROMIUM names the browser (default /usr/bin/chromium).
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const from = createRequire(resolve(process.env.BROWSER_TOOLS ?? '.', 'x.js'));
const { chromium } = from('playwright-core');
const axe = readFileSync(from.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: QUIET });
const faults = [];

async function opened(file, width, height, scheme, asked) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme, javaScriptEnabled: true });
  await page.goto(pathToFileURL(resolve(file)).href);
  if (asked) {
    if (await page.$('#show-sureness')) await page.check('#show-sureness');
    await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
  }
  return page;
}

async function look(file) {
  for (const scheme of ['light', 'dark']) {
    for (const [width, height] of [[320, 800], [390, 800], [1400, 900]]) {
      for (const asked of [false, true]) {
        const page = await opened(file, width, height, scheme, asked);
        const where = `${file}, ${width} px, ${scheme}${asked ? ', everything shown' : ''}`;
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (beyond > 0) faults.push(`${where}: ${beyond} px wider than the screen`);
        await page.evaluate(axe);
        const { violations } = await page.evaluate((rules) => axe.run(document, { runOnly: rules }), RULES);
        for (const v of violations) faults.push(`${where}: ${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target).join(' ; ')}`);
        await page.close();
      }
    }
  }
}

// The page at twice the size: half the width has to do, without sideways scroll.
async function enlarge(file) {
  const page = await opened(file, 640, 480, 'light', true);
  const beyond = await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; return document.documentElement.scrollWidth - innerWidth; });
  if (beyond > 0) faults.push(`${file}, letters twice as large: ${beyond} px wider than the screen`);
  await page.close();
}

// By keyboard alone: the first stop skips to the text; each marker leads to its note, each note back; the index opens.
async function walk(file) {
  const page = await opened(file, 1000, 800, 'light', false);
  await page.keyboard.press('Tab');
  if (await page.evaluate(() => document.activeElement.className) !== 'skip') faults.push(`${file}: the first stop of the Tab key does not skip to the text`);
  for (const id of await page.$$eval('a[role=doc-noteref]', (all) => all.map((a) => a.id))) {
    await page.focus(`[id="${id}"]`);
    await page.keyboard.press('Enter');
    const note = await page.evaluate(() => decodeURIComponent(location.hash.slice(1)));
    if (!await page.$(`li[id="${note}"]`)) { faults.push(`${file}: marker ${id} leads to no note`); continue; }
    await page.keyboard.press('Tab'); // from the note onwards: the browser goes on from where the link led
    for (let step = 0; step < 40 && !await page.evaluate(() => document.activeElement.matches('a[role=doc-backlink]')); step += 1) await page.keyboard.press('Tab');
    const back = await page.evaluate(() => document.activeElement.closest('li')?.id);
    if (back !== note) { faults.push(`${file}: from note ${note} the Tab key does not reach its way back`); continue; }
  }
  const summary = await page.$('.index summary');
  if (summary) {
    await summary.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const target = await page.evaluate(() => document.querySelector(':target')?.closest('article') !== null && location.hash !== '');
    if (!target) faults.push(`${file}: the first entry of the index does not lead into the text by keyboard`);
  }
  await page.close();
}

// Verses begin where they are set in, and what turns over stands further in than any verse of the poem or speech begins.
async function verses(file) {
  const page = await opened(file, 390, 800, 'light', false);
  const wrong = await page.$$eval('article :is(.sp, .lg):not(:is(.sp, .lg) *)', (poems) => poems.flatMap((poem) => {
    const lines = [...poem.querySelectorAll('.l')].map((line) => {
      const words = document.createRange();
      words.selectNodeContents(line);
      const number = line.querySelector('.line-number');
      if (number) words.setStartAfter(number);
      const [first, ...others] = [...words.getClientRects()].filter((box) => box.width);
      const level = Number((line.className.match(/r-indent([123])/) ?? [0, 0])[1]);
      const em = parseFloat(getComputedStyle(line).fontSize);
      return { words: line.textContent, begins: first.left, set: level * 1.5 * em, over: others.filter((box) => box.top > first.bottom - 2).map((box) => box.left) };
    });
    const [one] = lines;
    return [
      ...lines.filter((line) => Math.abs(line.begins - line.set - one.begins + one.set) > 1).map((line) => `begins elsewhere: ${line.words}`),
      ...lines.filter((line) => line.over.some((left) => lines.some((other) => left < other.begins + 1))).map((line) => `does not turn over further in: ${line.words}`),
      ...lines.filter((line) => line.begins < poem.getBoundingClientRect().left - 1).map((line) => `begins outside its poem: ${line.words}`)];
  }));
  for (const fault of wrong) faults.push(`${file}: a verse ${fault}`);
  await page.close();
}

// On paper: every note is there, and nothing of the screen's furniture.
async function print(file) {
  const page = await opened(file, 800, 1000, 'light', false);
  await page.emulateMedia({ media: 'print' });
  const hidden = await page.$$eval('article p, article li, article h1, article h2, article h3', (all) => all.filter((e) => e.textContent.trim() && e.getClientRects().length === 0).length);
  if (hidden) faults.push(`${file}: ${hidden} paragraphs or notes are not printed`);
  if (await page.$eval('.bar', (bar) => bar.getClientRects().length > 0)) faults.push(`${file}: the bar is printed`);
  if (await page.$$eval('pre.citation', (all) => all.some((e) => e.getClientRects().length > 0))) faults.push(`${file}: what programs read is printed`);
  await page.close();
}

for (const file of process.argv.slice(2)) {
  await print(file);
  await verses(file);
  await look(file);
  await enlarge(file);
  await walk(file);
}
await browser.close();
for (const fault of faults) console.log(fault);
console.log(faults.length ? `${faults.length} faults` : 'no faults');
process.exit(faults.length ? 1 : 0);
