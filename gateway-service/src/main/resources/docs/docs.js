// Shows the services' OpenAPI documents to whoever is logged in here, or logs them in.
const form = document.getElementById("login");
const problem = document.getElementById("problem");

async function token(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error((await answer.json()).detail);
  }
  return (await answer.json()).access_token;
}

function show(service, access) {
  SwaggerUIBundle({
    url: `/docs/${service}.json`,
    domNode: document.getElementById("api"),
    requestInterceptor: (request) => {
      request.headers.Authorization = `Bearer ${access}`;
      return request;
    },
  });
}

function begin(access) {
  form.hidden = true;
  const services = document.getElementById("services");
  for (const service of ["chat", "auth", "bot", "outbound"]) {
    const button = document.createElement("button");
    button.textContent = service;
    button.onclick = () => show(service, access);
    services.append(button);
  }
  show("chat", access);
}

form.onsubmit = async (event) => {
  event.preventDefault();
  try {
    begin(await token("/auth/login", Object.fromEntries(new FormData(form))));
  } catch (error) {
    problem.textContent = error.message;
  }
};

token("/auth/refresh").then(begin, () => (form.hidden = false));
