/** Which file an address is answered with: files as they are, everything below /desk with the desk, all else with the public pages. */
export const deskPage = '/desk/index.html';

export const pageFor = (path: string): string => {
  if (/\.[a-z0-9]+$/i.test(path)) return path;
  return path === '/callback' || path === '/desk' || path.startsWith('/desk/') ? deskPage : '/index.html';
};
