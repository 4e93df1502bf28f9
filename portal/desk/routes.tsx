/** The desk's pages; each group is loaded when somebody first goes there. */
import { createBrowserRouter } from 'react-router';
import { pages } from './areas.ts';
import { Home } from './home.tsx';
import { SignedIn } from './session/signed-in.tsx';
import { PageBroken, PageMissing } from './shell/page-problems.tsx';
import { Shell } from './shell/shell.tsx';

export const router = () =>
  createBrowserRouter(
    [
      {
        element: <Shell />,
        errorElement: <PageBroken />,
        children: [
          { index: true, element: <Home /> },
          ...pages,
          { path: 'signed-in', element: <SignedIn /> },
          { path: '*', element: <PageMissing /> },
        ],
      },
    ],
    { basename: '/desk' },
  );
