import { Button, Flex } from 'antd';
import { useEffect } from 'react';
import '../shell/shell.css';
import { ProblemAlert } from '../shell/states.tsx';
import { signOut } from './session.ts';

/** Whoever is signed in but is not let in, for example because they were suspended, reads why and can leave or try again. */
export const NotStarted = ({ error }: { readonly error: unknown }) => {
  useEffect(() => {
    document.title = '不能进入 · 信修工作台';
  }, []);
  return (
    <main className="not-started">
      <h1>不能进入工作台</h1>
      <ProblemAlert error={error} />
      <Flex gap={8}>
        <Button type="primary" href="/desk/">
          重试
        </Button>
        <Button onClick={() => void signOut()}>退出</Button>
      </Flex>
    </main>
  );
};
