/** Starts the public pages. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followLinks } from './address.ts';
import { App } from './app.tsx';
import './look/base.css';
import './look/parts.css';
import './look/print.css';

followLinks();
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
