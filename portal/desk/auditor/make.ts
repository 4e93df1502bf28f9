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

export const made = async (wanted: Wanted, onFetched: (files: number) => void): Promise<MadePackage> => {
  const collected = await collect(wanted, onFetched);
  const { files, digest } = packageOf(collected);
  return {
    name: `evidence-${wanted.id}.zip`,
    zip: new Blob([zipped(files)], { type: 'application/zip' }),
    digest,
    leftOut: collected.leftOut.length,
    checked: checkPackage(files),
  };
};
