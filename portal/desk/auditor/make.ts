/** Makes the package and checks it as whoever receives it will. Loaded when somebody exports. */
import { type Checked, checkPackage } from '../../evidence/check.ts';
import { packageOf } from '../../evidence/pack.ts';
import { zipped } from '../../evidence/zip.ts';
import { collect, type Wanted } from './collect.ts';

export interface MadePackage {
  readonly name: string;
  readonly zip: Blob;
  readonly digest: string;
  readonly leftOut: number;
  readonly checked: Checked;
}

/** `say` hears how far it is; a large package keeps the browser busy for seconds. */
export const made = async (wanted: Wanted, say: (doing: string) => void): Promise<MadePackage> => {
  const collected = await collect(wanted, (files) => say(`已取得${files}个文件…`));
  await shown(say, '正在打包…');
  const { files, digest } = packageOf(collected);
  const zip = new Blob([zipped(files)], { type: 'application/zip' });
  await shown(say, '正在核对…');
  const checked = checkPackage(files);
  return { name: `evidence-${wanted.id}.zip`, zip, digest, leftOut: collected.leftOut.length, checked };
};

/** Says it and lets the browser show it. */
const shown = (say: (doing: string) => void, doing: string): Promise<void> =>
  new Promise((resolve) => {
    say(doing);
    setTimeout(resolve);
  });
