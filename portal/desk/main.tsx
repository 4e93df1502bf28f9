/** Starts the work desk: completes a sign-in, takes one up again after a reload, or goes to the sign-in page. */
import './library.css';
import 'antd/dist/reset.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactNode, StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { Problem } from '../api/problem.ts';
import { api, queryClient } from './api.ts';
import { PersonProvider } from './person.ts';
import { router } from './routes.tsx';
import { NotStarted } from './session/not-started.tsx';
import { accessToken, completeSignIn, signIn } from './session/session.ts';
import { SessionEnded } from './session/session-ended.tsx';
import { Loading } from './shell/states.tsx';
import { theme } from './theme.ts';

dayjs.locale('zh-cn');

// The library animates unless it is told; people who asked their system for less motion get none.
const motion = !matchMedia('(prefers-reduced-motion: reduce)').matches;

const root = createRoot(document.getElementById('root') as HTMLElement);

/** As a transition, which renders in slices: the browser stays free to answer the person in between. */
const show = (page: ReactNode): void =>
  startTransition(() =>
    root.render(
      <StrictMode>
        <ConfigProvider locale={zhCN} theme={{ ...theme, token: { ...theme.token, motion } }}>
          <App>{page}</App>
        </ConfigProvider>
      </StrictMode>,
    ),
  );

const start = async (): Promise<void> => {
  show(<Loading />);
  if (location.pathname === '/callback') {
    const answer = new URLSearchParams(location.search);
    // Out of the address before anything else: neither history nor a screenshot keeps the code.
    history.replaceState(null, '', '/desk/');
    history.replaceState(null, '', await completeSignIn(answer));
  }
  await accessToken();
  const me = await api.call('readMe', {});
  show(
    <PersonProvider value={me}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router()} />
        <SessionEnded />
      </QueryClientProvider>
    </PersonProvider>,
  );
};

const notSignedIn = (error: unknown): boolean => error instanceof Problem && error.code === 'sessionEnded';

const startOrSignIn = (): Promise<void> =>
  start().catch((error: unknown) => {
    if (notSignedIn(error)) return signIn(location.pathname + location.search);
    return Promise.reject(error);
  });

startOrSignIn().catch((error: unknown) => show(<NotStarted error={error} />));
