import { Navigate } from 'react-router';
import { menu } from './areas.ts';
import { useMe } from './person.ts';
import { Nothing } from './shell/states.tsx';

/** The desk begins with the first page of whoever is there. */
export const Home = () => {
  const me = useMe();
  const first = menu.find(({ roles }) => roles.some((role) => me.roles.includes(role)));
  return first === undefined ? <Nothing>您的岗位在门户中没有可办的事。</Nothing> : <Navigate to={first.path} replace />;
};
