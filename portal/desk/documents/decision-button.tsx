import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../api.ts';
import { ProblemAlert } from '../shell/states.tsx';
import { save } from './save.ts';

interface Props {
  readonly caseKind: 'repairCase' | 'commitmentCase';
  readonly caseId: string;
}

const operations = {
  repairCase: 'readDecisionDocument',
  commitmentCase: 'readCommitmentDecisionDocument',
} as const;

/** The latest decision as a document. Only where there is one: see `decided.ts`. */
export const DecisionButton = ({ caseKind, caseId }: Props) => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const download = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    await api
      .download(operations[caseKind], { params: { caseId } })
      .then(({ content }) => save('decision.pdf', content), setError);
    setBusy(false);
  };
  return (
    <>
      <Button loading={busy} onClick={() => void download()}>
        下载决定书
      </Button>
      {error !== null && <ProblemAlert error={error} again={download} />}
    </>
  );
};
