import { Outlet } from 'react-router';
import './enterprise.css';

/** What all pages of enterprises look like. */
export const Component = Outlet;
