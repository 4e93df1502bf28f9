/**
 * `npm run -s seal -- <unified social credit code> <letterHash>`: the electronic seal of a sample enterprise over a letter, as JSON on
 * stdout and nothing else there. It goes into `signature.seal` of `applyForMatter`.
 */
import { currentInstance } from './lib/instance.ts';
import { main, print, Trouble } from './lib/say.ts';
import { sealText } from './sample/seals.ts';

await main(async () => {
  const [uscc, letterHash] = process.argv.slice(2);
  if (uscc === undefined || letterHash === undefined)
    throw new Trouble(
      '请给出统一社会信用代码和承诺书校验值，例如 npm run -s seal -- 91… 3f2a…；校验值由 previewCommitment 给出。',
    );
  print(JSON.stringify(sealText(currentInstance(), uscc, letterHash)));
});
