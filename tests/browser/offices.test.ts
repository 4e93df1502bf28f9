/** Who looks over the work: a supervisor, by the main path. */
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
