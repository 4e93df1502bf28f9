/**
 * `npm run demo [-- commitment]`: a narrated run of a repair (or of commitments) through the real API as the sample users. Ends with 1 if
 * any step is not as it should be.
 */
import { auditSystem } from './audit-verify.ts';
import { demonstrateCommitment } from './demo/commitment.ts';
import { demonstrateRepair } from './demo/repair.ts';
import { makeStage } from './demo/stage.ts';
import { readInfo } from './lib/info.ts';
import { currentInstance } from './lib/instance.ts';
import { main, print, Trouble } from './lib/say.ts';

const stories = { repair: demonstrateRepair, commitment: demonstrateCommitment };

await main(async () => {
  const name = process.argv[2] ?? 'repair';
  if (!Object.hasOwn(stories, name))
    throw new Trouble(`没有名为“${name}”的演示：请运行 npm run demo 或者 npm run demo -- commitment。`);
  const instance = currentInstance();
  const stage = makeStage(instance, readInfo(instance));
  const ids = await stories[name as keyof typeof stories](stage);
  stage.scene('审计：逐件核验哈希链');
  for (const id of ids) await auditSystem(id);
  print('\n演示完成，每一步都与预期一致。');
});
