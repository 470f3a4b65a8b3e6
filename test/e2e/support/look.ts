import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Design widths: rail, Desk over the call, one column, and 1240 × 820 at 200%. */
export const sizes = [{ width: 1000, height: 700 }, { width: 760, height: 700 }, { width: 360, height: 780 }, { width: 620, height: 410 }] as const;
export const full = { width: 1240, height: 820 } as const;

async function setTheme(page: Page, theme: 'light' | 'dark') {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
}

/** No violation in either theme, the Desk's frame included. */
export async function expectAccessible(page: Page, where: string) {
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(page, theme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
    expect(found, `${where}, ${theme}`).toEqual([]);
  }
}

/** What is wider than the box it stands in and would scroll sideways, with overflow hidden at the page counted too. */
function widerThanWindow(): string[] {
  const scrolls = [...document.querySelectorAll('*')].filter((element) => {
    const { overflowX } = getComputedStyle(element);
    return element.scrollWidth > element.clientWidth + 1 && (overflowX === 'auto' || overflowX === 'scroll') && element.tagName !== 'TEXTAREA';
  });
  const root = document.documentElement;
  return [...scrolls.map((element) => `${element.tagName}.${element.className} scrolls`), ...(root.scrollWidth > window.innerWidth ? [`the page is ${root.scrollWidth} px wide`] : [])];
}

export async function expectNothingSideways(page: Page, where: string) {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => { requestAnimationFrame(() => { done(null); }); }); }));
    for (const frame of page.frames()) expect(await frame.evaluate(widerThanWindow), `${where} at ${size.width} × ${size.height}`).toEqual([]);
  }
  await page.setViewportSize(full);
}
