/** `npm run demo`: a narrated run through the real API as the sample users. Ends with 1 if any step is not as it should be. */
import { auditSystem } from './audit-verify.ts';
import { demonstrateRepair } from './demo/repair.ts';
import { makeStage } from './demo/stage.ts';
import { readInfo } from './lib/info.ts';
import { currentInstance } from './lib/instance.ts';
import { main, print } from './lib/say.ts';

await main(async () => {
  const instance = currentInstance();
  const stage = makeStage(instance, readInfo(instance));
  const cases = await demonstrateRepair(stage);
  stage.scene('审计：逐件核验哈希链');
  for (const caseId of cases) await auditSystem(caseId);
  print('\n演示完成，每一步都与预期一致。');
});
