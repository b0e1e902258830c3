// needs: chromium pdftotext npm:playwright-core npm:axe-core
//
// Opens the HTML reports of tests/reports/cases.txt and of two examples in Chromium. Each must load
// without a word on the console and without a request, be accessible as axe-core judges it in light
// and dark, show the same without its script, work by keyboard, and be printed with the steering
// committee's page first. SCREENSHOTS=FOLDER keeps pictures of three widths.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const { MODULES, PARTNER_CHECK, SCREENSHOTS, SOURCE, WORK } = process.env;
const require = createRequire(`${MODULES}/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(`${MODULES}/axe-core/axe.min.js`, "utf8");

const programs = { encoding: "utf8", maxBuffer: 1 << 30, env: {} };

function render(folder, args) {
  const run = spawnSync(PARTNER_CHECK, [...args, "-f", "html", "--as-of", "2026-11-22"], { ...programs, cwd: folder });
  if (run.error) throw run.error;
  if (!run.stdout) throw new Error(`no page: ${run.stderr}`);
  return run.stdout;
}

// By name.
function pages() {
  const made = new Map();
  const cases = readFileSync(`${SOURCE}/tests/reports/cases.txt`, "utf8").trim().split("\n");
  for (const line of cases) {
    const [name, words] = line.split(": ");
    const pack = ["--schema", "pack/schema.json", "--rules", "pack/rules"];
    made.set(name, render(`${SOURCE}/tests/reports`, [...words.split(" "), ...pack]));
  }
  for (const name of ["ai-lab", "startup-pilot"])
    made.set(name, render(`${SOURCE}/data/profiles`, [`${name}.json`]));
  return made;
}

async function unfold(page) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
}

async function violations(page, colorScheme) {
  await unfold(page);
  await page.emulateMedia({ colorScheme });
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return found.map(({ id, nodes }) => `axe-core, ${colorScheme}: ${id}: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
}

// Every summary, and button of a head, is reached by Tab; Enter on each does what it is for.
async function keyboardProblems(page) {
  await unfold(page);
  const wanted = await page.evaluate(() => {
    window.scrollTo(0, 0);
    document.activeElement?.blur();
    return document.querySelectorAll("summary, button").length;
  });
  const found = await page.evaluate(() => document.querySelectorAll("a[href], summary, button, [tabindex='0']").length);
  let reached = 0;
  for (let i = 0; i < found + 2 && reached < wanted; ++i) {
    await page.keyboard.press("Tab");
    reached += await page.evaluate(() => {
      const { activeElement: element } = document;
      if (!element?.matches("summary, button") || element.dataset.reached) return 0;
      element.dataset.reached = "yes";
      return 1;
    });
  }
  const problems = reached === wanted ? [] : [`Tab reaches ${reached} of ${wanted} summaries and buttons`];
  if (await page.locator("summary").count()) {
    await page.locator("summary").first().focus();
    await page.keyboard.press("Enter");
    if (await page.locator("details").first().evaluate(({ open }) => open)) problems.push("Enter does not fold");
  }
  return problems;
}

async function sortingProblems(page) {
  const problems = [];
  for (const table of await page.locator("table.sortable").all()) {
    const heads = await table.locator("thead th").count();
    for (let column = 0; column < heads; ++column) {
      const keys = () => table.evaluate((element, at) => [...element.tBodies[0].rows].map(({ cells }) => {
        const { key } = cells[at].dataset;
        return key === undefined ? cells[at].textContent.trim() : Number(key);
      }), column);
      const before = await keys();
      const order = before.every((key) => typeof key === "number")
        ? [...before].sort((a, b) => a - b)
        : [...before].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
      for (const [way, wanted] of [["ascending", order], ["descending", [...order].reverse()]]) {
        await table.locator("thead button").nth(column).focus();
        await page.keyboard.press("Enter");
        const said = await table.locator("thead th").nth(column).getAttribute("aria-sort");
        if (said !== way) problems.push(`column ${column} says ${said}, not ${way}`);
        if (JSON.stringify(await keys()) !== JSON.stringify(wanted)) problems.push(`column ${column} is not ${way}`);
      }
    }
  }
  return problems;
}

// The text of each printed page.
async function printed(page, name) {
  const file = `${WORK}/${name}.pdf`;
  await page.emulateMedia({ media: "print" });
  await page.pdf({ path: file, format: "A4", printBackground: true });
  await page.emulateMedia({ media: null });
  const { stdout, status } = spawnSync("pdftotext", ["-raw", file, "-"], programs);
  if (status !== 0) throw new Error(`pdftotext cannot read ${name}.pdf`);
  return stdout.split("\f").slice(0, -1).map((text) => text.replace(/\s+/g, " "));
}

// What stands on the first page is all there is of it on paper; what follows begins a new one.
async function printProblems(page, name) {
  const sheets = await printed(page, name);
  const texts = await page.evaluate(() => {
    const first = document.querySelector("main > .first-page");
    const text = (element) => element?.innerText.replace(/\s+/g, " ").trim();
    const parts = [document.querySelector("h1"), document.querySelector("footer p")];
    if (!first) return { anywhere: parts.map(text), first: [], later: [] };
    const onFirst = ".headline, .score, h2, .glance a, .dimensions tbody th, .gate tbody th";
    const later = [...document.querySelectorAll(".first-page ~ section > h2")].map((heading) => heading.firstChild);
    return { anywhere: parts.map(text), first: [...first.querySelectorAll(onFirst)].map(text),
      later: later.map(({ textContent }) => textContent.trim()) };
  });
  const squeezed = (text) => text.replace(/\s/g, "").toLowerCase();
  const all = squeezed(sheets.join(" "));
  const problems = [];
  for (const text of texts.anywhere)
    if (!all.includes(squeezed(text))) problems.push(`not on paper: ${text}`);
  for (const text of texts.first)
    if (!squeezed(sheets[0]).includes(squeezed(text))) problems.push(`not on the first sheet: ${text}`);
  for (const text of texts.later)
    if (!sheets.slice(1).join(" ").includes(text)) problems.push(`not after the first sheet: ${text}`);
  return problems;
}

async function widthProblems(page, name) {
  await unfold(page);
  const problems = [];
  for (const width of [360, 800, 1400]) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) problems.push(`${wide} px wide in a window of ${width} px`);
    for (const colorScheme of SCREENSHOTS ? ["light", "dark"] : []) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${SCREENSHOTS}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
  }
  return problems;
}

const inLight = (page) => violations(page, "light");
const inDark = (page) => violations(page, "dark");
const withScript = [foreignElements, keyboardProblems, sortingProblems, inLight, inDark, widthProblems];
const withoutScript = [printProblems];

// What is wrong with a page; `parts`: what of it is looked at besides loading it.
async function problemsOf(browser, name, html, parts = [...withScript, ...withoutScript]) {
  const file = `${WORK}/${name}.html`;
  writeFileSync(file, html);
  const problems = [];
  const texts = [];
  for (const judges of [withScript, withoutScript]) {
    const context = await browser.newContext({ javaScriptEnabled: judges === withScript });
    const page = await context.newPage();
    page.on("console", (message) => problems.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => problems.push(`script: ${error.message}`));
    page.on("request", (request) => {
      if (request.url() !== `file://${file}`) problems.push(`request: ${request.url()}`);
    });
    await page.goto(`file://${file}`);
    texts.push(await page.locator("main").evaluate(({ textContent }) => textContent.replace(/\s+/g, " ")));
    for (const judge of judges.filter((judge) => parts.includes(judge)))
      problems.push(...await judge(page, name));
    await context.close();
  }
  if (texts[0] !== texts[1]) problems.push("it does not show the same without its script");
  return problems;
}

// Nothing of the input may become an element that fetches or runs something.
function foreignElements(page) {
  return page.evaluate(() => {
    const found = [...document.querySelectorAll("img, iframe, object, embed, link, form, base, script, style, [style]")];
    const attributes = [...document.querySelectorAll("*")].filter((element) =>
      [...element.attributes].some(({ name, value }) => name.startsWith("on") || (name === "href" && !value.startsWith("#"))));
    const ours = (element) => (element.matches("head > style") && document.head.querySelectorAll("style").length === 1) ||
      (element.matches("body > script:last-child") && !element.src);
    return [...found.filter((element) => !ours(element)), ...attributes].map(({ outerHTML }) => `foreign: ${outerHTML.slice(0, 120)}`);
  });
}

// Pages that are spoilt on purpose, with what must be found in each: else the tests above would show
// nothing. Without its policy a page takes a change of its style or script.
function spoilt(single, batch) {
  const replaced = (html, from, to) => {
    if (!html.includes(from)) throw new Error(`nothing to spoil: ${from}`);
    return html.replace(from, to);
  };
  const open = (html) => html.replace(/<meta http-equiv[^>]*>/, "");
  return [
    ["request:", [], replaced(open(single), "<main", "<img src='file:///nowhere.png' alt=''><main")],
    ["foreign:", [foreignElements], replaced(single, "<main", "<p onclick='x()'>x</p><main")],
    ["console:", [], replaced(single, "<main", "<script>1</script><main")],
    ["axe-core, dark: color-contrast", [inDark], replaced(open(single), "</style>", "@media (prefers-color-scheme: dark) { dt { color: #333 !important } }</style>")],
    ["axe-core, light: heading-order", [inLight], single.replace(/<h2>/g, "<h4>").replace(/<\/h2>/g, "</h4>")],
    ["Tab reaches", [keyboardProblems], replaced(single, "<summary>", "<summary tabindex='-1'>")],
    ["not on the first sheet:", [printProblems], replaced(open(single), "</style>", "@media print { .verdict { height: 400mm } }</style>")],
    ["not after the first sheet:", [printProblems], replaced(open(single), "</style>", "@media print { main > :not(.first-page) { display: none } }</style>")],
    ["px wide", [widthProblems], replaced(open(single), "</style>", "h1 { width: 2000px }</style>")],
    ["is not descending", [sortingProblems], replaced(open(batch), "sign * compare", "compare")],
    ["without its script", [], replaced(open(batch), "head.append(button);", "head.append(button, 'sort');")],
  ];
}

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
if (SCREENSHOTS) mkdirSync(SCREENSHOTS, { recursive: true });
let failed = 0;
function fail(text) {
  console.log(text);
  ++failed;
}

const made = pages();
const jobs = [...made].map(([name, html]) => async () => {
  for (const problem of await problemsOf(browser, name, html)) fail(`${name}: ${problem}`);
});
spoilt(made.get("clean"), made.get("batch")).forEach(([wanted, parts, html], i) => jobs.push(async () => {
  const problems = await problemsOf(browser, `spoilt-${i}`, html, parts);
  if (!problems.some((problem) => problem.includes(wanted))) fail(`a spoilt page passes: ${wanted}`);
}));
const count = jobs.length;
async function work() {
  while (jobs.length) await jobs.shift()();
}
try {
  await Promise.all([work(), work()]);
  console.log(`${count} pages, ${failed} problems`);
} finally {
  await browser.close();
}
process.exit(failed ? 1 : 0);
