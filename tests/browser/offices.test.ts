/** Who looks over the work: the supervisor and the administrator, each by their main path. */
import { expect, test } from 'vitest';
import { browserForFile, expectAccessible, signedIn } from './support/browser.ts';

browserForFile();

test('a supervisor sees how much lies with whom, what did not arrive, and what stands still', async () => {
  const { page, complaints } = await signedIn('supervisor-hn', '/desk/supervision');
  await page.getByRole('table', { name: '各单位和各人的待办数量' }).waitFor();
  await expectAccessible(page);
  await page.goto('/desk/deliveries');
  await page.getByRole('radiogroup', { name: '投递状态' }).waitFor();
  await expectAccessible(page);
  await page.goto('/desk/standing');
  await page.getByRole('table', { name: '各队列的死信' }).waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test('an administrator sees what is assumed, and whom another value would touch, before anybody changes it', async () => {
  const { page, complaints } = await signedIn('admin-hn', '/desk/rules');
  await page.getByRole('button', { name: '预览改变' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('新值').fill('9');
  await dialog.getByRole('button', { name: /预\s*览/ }).click();
  await dialog.getByText(/只是预览，没有改变任何规则/).waitFor();
  await expectAccessible(page);
  for (const [path, table] of [
    ['/desk/directory', '单位'],
    ['/desk/calendar', '已载入的年份'],
  ] as const) {
    await page.goto(path);
    await page.getByRole('table', { name: table }).waitFor();
    await expectAccessible(page);
  }
  expect(complaints).toEqual([]);
});
