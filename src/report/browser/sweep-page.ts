import "./shared/page.css";
import "./sweep/sweep.css";
import type { SweepPageData } from "../pages/sweep/sweep-page-data.ts";
import { pageData } from "./shared/page-data.ts";
import { setUpPage } from "./shared/set-up-page.ts";
import { setUpSweep } from "./sweep/set-up-sweep.ts";

setUpPage();
void setUpSweep(pageData<SweepPageData>());
