import { useCommand } from '../../api.ts';
import { AskReason } from '../../shell/ask-reason.tsx';
import type { CommitmentCase } from '../words.ts';

export const WithdrawCase = ({ of: { caseId } }: { readonly of: CommitmentCase }) => {
  const command = useCommand('withdrawCommitment');
  return (
    <AskReason
      title="撤回申请"
      confirm="确认撤回"
      error={command.error}
      pending={command.isPending}
      send={(reason) => command.mutateAsync({ params: { caseId }, body: { reason } })}
    >
      <p>撤回后本次申请和承诺不再有效，事项不再办理；可以重新申请，也可以按一般程序申请。</p>
    </AskReason>
  );
};
