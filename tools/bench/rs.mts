import { buildStore } from './src/data/build-store.ts';
import { backUp } from './src/loops/back-up.ts';
import { restore } from './src/loops/restore.ts';
import { rmSync, mkdirSync } from 'node:fs';
const d='/tmp/rs'; 
if (process.argv[2]==='make'){ rmSync(d,{recursive:true,force:true}); mkdirSync(d);
 await buildStore({file:d+'/s.wmdrm', mix:{licenses:100000, seed:1, restricted:0, permitted:1} as any}); await backUp({store:d+'/s.wmdrm',directory:d+'/b'}); }
else { rmSync(d+'/new.wmdrm',{force:true}); const c=process.cpuUsage(); const t=performance.now(); const r=await restore({directory:d+'/b',store:d+'/new.wmdrm'}); const u=process.cpuUsage(c); console.log(r, 'wall',(performance.now()-t)|0,'user',u.user/1000|0,'sys',u.system/1000|0); }
