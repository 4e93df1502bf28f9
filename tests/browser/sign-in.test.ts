import { expect, test } from 'vitest';
import { browserForFile, expectAccessible, openWindow, signedIn } from './support/browser.ts';

browserForFile();

test('somebody signs in, stays signed in after a reload, and signs out', async () => {
  const { page, context, complaints } = await signedIn('market-verifier', '/desk/');
  await expectAccessible(page);
  await page.reload();
  await page.getByText('淮南市市场监督管理局').first().waitFor();
  const kept = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])');
  expect(kept).not.toMatch(/eyJ/);
  const cookie = (await context.cookies()).find(({ name }) => name.includes('xinxiu-session'));
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict', path: '/api/session' });
  expect(complaints).toEqual([]);
  await page.getByRole('button', { name: '退出' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.goto('/desk/');
  await page.locator('input[name=username]').waitFor();
});

test('an answer of the sign-in page that this browser did not ask for signs nobody in', async () => {
  const { page } = await openWindow();
  await page.goto('/callback?code=stolen&state=forged');
  await page.getByRole('alert').getByText('登录没有完成').waitFor();
  expect(page.url()).not.toContain('stolen');
});
